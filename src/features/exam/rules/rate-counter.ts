export interface RateCounter {
  add(count: number): void;
  /** The count of the last full second. */
  last(): number;
  /** The count of the last full second and the current one. */
  lately(): number;
}

/** Counts events per second, on a monotonic clock in ms. */
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
