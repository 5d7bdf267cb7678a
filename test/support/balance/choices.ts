/** Choices that a seed repeats. */
export interface Choices {
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number;
  /** One of a list that is not empty. */
  one<T>(list: readonly T[]): T;
  /** Some of a list, at least one, in its order. */
  some<T>(list: readonly T[]): T[];
}

/** Choices by a seed (mulberry32). */
export function seededChoices(seed: number): Choices {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  const one = <T>(list: readonly T[]) => list[below(list.length)] as T;
  return {
    below,
    one,
    some(list) {
      const found = list.filter(() => next() < 0.5);
      return found.length > 0 ? found : [one(list)];
    },
  };
}
