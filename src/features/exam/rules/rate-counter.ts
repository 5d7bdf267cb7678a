export interface RateCounter {
  add(count: number): void;
  /** What came in the last full second. */
  last(): number;
  /** The same with the second under way. */
  lately(): number;
}

/** Counts by a steady clock (ms) and remembers this second and the one before. */
export function createRateCounter(clock: () => number = () => performance.now()): RateCounter {
  let second = 0;
  let current = 0;
  let before = 0;
  const advance = () => {
    const now = Math.floor(clock() / 1000);
    if (now === second) return;
    before = now === second + 1 ? current : 0;
    current = 0;
    second = now;
  };
  return {
    add(count) {
      advance();
      current += count;
    },
    last() {
      advance();
      return before;
    },
    lately() {
      advance();
      return before + current;
    },
  };
}
