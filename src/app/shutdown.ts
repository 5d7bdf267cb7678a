/** What to close, in the order it was started. */
export interface Shutdown {
  add(close: () => Promise<unknown>): void;
  /** Closes everything in reverse order, also when one fails. Safe to call twice. */
  run(): Promise<void>;
}

/** Creates an empty list of things to close; `say` gets the failures. */
export function createShutdown(say: (line: string) => void): Shutdown {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async run() {
      for (let close = closers.pop(); close; close = closers.pop()) {
        await close().catch((error) => say(String(error)));
      }
    },
  };
}
