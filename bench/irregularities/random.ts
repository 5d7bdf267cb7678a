/** Seeded random numbers: the same seed makes the same city. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** A whole number below `limit`. */
  below(limit: number): number;
  normal(mean?: number, deviation?: number): number;
  /** Around `median`, with this deviation of the logarithm. */
  logNormal(median: number, deviation: number): number;
  pick<T>(things: readonly T[]): T;
  /** An index, by its weight. */
  weighted(weights: readonly number[]): number;
}

/** Mulberry32 with the distributions the populations need. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (mean = 0, deviation = 1) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    happens: (probability) => next() < probability,
    below: (limit) => Math.floor(next() * limit),
    normal,
    logNormal: (median, deviation) => median * Math.exp(normal(0, deviation)),
    pick: (things) => things[Math.floor(next() * things.length)] as (typeof things)[number],
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      return Math.max(
        0,
        weights.findIndex((weight) => {
          left -= weight;
          return left < 0;
        }),
      );
    },
  };
}
