export interface RateCounter {
  add(count: number): void;
  /** What came in the last full second. */
  last(): number;
  /** The same with the second under way. */
  lately(): number;
}

/** Counts by the process's steady clock and remembers this second and the one before. */
export function createRateCounter(): RateCounter {
  let second = 0;
  let current = 0;
  let before = 0;
  const turn = () => {
    const now = Math.floor(performance.now() / 1000);
    if (now === second) return;
    before = now === second + 1 ? current : 0;
    current = 0;
    second = now;
  };
  return {
    add(count) {
      turn();
      current += count;
    },
    last() {
      turn();
      return before;
    },
    lately() {
      turn();
      return before + current;
    },
  };
}
