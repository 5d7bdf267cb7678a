/** What has been started, each with its end. */
export interface Endings {
  add(end: () => Promise<unknown>): void;
  /** Ends everything, the last first; one that fails does not keep the others. Safe to call twice. */
  run(): Promise<void>;
}

/** `say` hears of ends that failed. */
export function createEndings(say: (line: string) => void): Endings {
  const ends: (() => Promise<unknown>)[] = [];
  return {
    add: (end) => void ends.push(end),
    async run() {
      for (let end = ends.pop(); end; end = ends.pop()) {
        await end().catch((error) => say(String(error)));
      }
    },
  };
}
