/** Steps of the sum's grid: fine beside what one question adds (-0.7 to 3). */
const step = 0.05;
/** A sum within so many deviations of its mean is no finding: those need a chance of a ten-thousandth. */
const deviationsOut = 3;

/** What a draw may give, each with its chance. */
type RandomVariable = readonly { value: number; chance: number }[];

/**
 * Whether `least` lies so far beyond the mean of the sum that its chance may be a small one. Spares most
 * honest pairs the exact chance, which costs a hundred times as much.
 */
export function exceedsDeviations(draws: readonly RandomVariable[], least: number): boolean {
  let [mean, variance] = [0, 0];
  for (const draw of draws) {
    let [first, second] = [0, 0];
    for (const { value, chance } of draw) {
      first += value * chance;
      second += value * value * chance;
    }
    mean += first;
    variance += second - first * first;
  }
  return least > mean + deviationsOut * Math.sqrt(variance);
}

/**
 * Chance that a sum of independent draws reaches `least`. Exact up to the grid, by dynamic programming
 * over the draws (the generalised Poisson-binomial); values are rounded up, so that the chance is
 * rather too high than too low.
 */
export function tailProbability(draws: readonly RandomVariable[], least: number): number {
  const lowest = draws.map((draw) => Math.min(...draw.map(({ value }) => cell(value))));
  const spans = draws.map(
    (draw, index) => Math.max(...draw.map(({ value }) => cell(value))) - (lowest[index] as number),
  );
  const from = Math.max(0, Math.floor(least / step) - sum(lowest));
  let left = sum(spans);
  let [chances, next] = [new Float64Array(left + 1), new Float64Array(left + 1)];
  chances[0] = 1;
  let reached = 0;
  draws.forEach((draw, index) => {
    const span = spans[index] as number;
    next.fill(0, 0, reached + span + 1);
    // What cannot reach `least` any more, whatever is drawn, is dropped.
    const needed = Math.max(0, from - left);
    for (const { value, chance } of draw) {
      const shift = cell(value) - (lowest[index] as number);
      for (let at = needed; at <= reached; at += 1)
        next[at + shift] = (next[at + shift] as number) + (chances[at] as number) * chance;
    }
    reached += span;
    left -= span;
    [chances, next] = [next, chances];
  });
  return Math.min(1, sum(chances.subarray(from, reached + 1).toReversed()));
}

/** Chance of at least `count` events where `expected` are expected (Poisson). */
export function poissonTail(count: number, expected: number): number {
  if (count <= 0) return 1;
  let term = Math.exp(-expected);
  let below = term;
  for (let at = 1; at < count; at += 1) {
    term *= expected / at;
    below += term;
  }
  if (below < 0.999) return 1 - below;
  // Far out the difference to one is lost in rounding: add up the tail itself.
  let tail = 0;
  term *= expected / count;
  for (let at = count; term > tail * 1e-12 && at < count + 200; at += 1) {
    tail += term;
    term *= expected / (at + 1);
  }
  return tail;
}

/** Fisher's method for two independent pieces of evidence. */
export function combineByFisher(first: number, second: number): number {
  const both = first * second;
  return both <= 0 ? 0 : Math.min(1, both * (1 - Math.log(both)));
}

const cell = (value: number) => Math.ceil(value / step);
const sum = (numbers: ArrayLike<number>) => {
  let total = 0;
  for (let at = 0; at < numbers.length; at += 1) total += numbers[at] as number;
  return total;
};
