/** Grid of the sum: fine compared with what one question adds (-0.7 to 3). */
const step = 0.05;
/** A sum within so many standard deviations of its mean is never improbable enough for a finding. */
const mostDeviations = 3;

/** The values of a discrete random variable, each with its probability. */
type RandomVariable = readonly { value: number; chance: number }[];

/**
 * Whether `least` exceeds the mean of the sum by more than `mostDeviations` standard deviations. Saves most
 * pairs the exact tail probability, which costs a hundred times as much.
 */
export function exceedsDeviations(variables: readonly RandomVariable[], least: number): boolean {
  let [mean, variance] = [0, 0];
  for (const variable of variables) {
    let [first, second] = [0, 0];
    for (const { value, chance } of variable) {
      first += value * chance;
      second += value * value * chance;
    }
    mean += first;
    variance += second - first * first;
  }
  return least > mean + mostDeviations * Math.sqrt(variance);
}

/**
 * Returns the probability that a sum of independent variables reaches `least`: exact up to the grid, by
 * dynamic programming (the generalised Poisson-binomial distribution). Values are rounded up, so that the
 * result is rather too high than too low.
 */
export function tailProbability(variables: readonly RandomVariable[], least: number): number {
  const lowest = variables.map((variable) => Math.min(...variable.map(({ value }) => cell(value))));
  const spans = variables.map(
    (variable, index) =>
      Math.max(...variable.map(({ value }) => cell(value))) - (lowest[index] as number),
  );
  const from = Math.max(0, Math.floor(least / step) - sum(lowest));
  let left = sum(spans);
  let [chances, next] = [new Float64Array(left + 1), new Float64Array(left + 1)];
  chances[0] = 1;
  let reached = 0;
  variables.forEach((variable, index) => {
    const span = spans[index] as number;
    next.fill(0, 0, reached + span + 1);
    // Sums that cannot reach `least` any more are dropped.
    const needed = Math.max(0, from - left);
    for (const { value, chance } of variable) {
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

/** Returns the probability of at least `count` events where `expected` are expected (Poisson). */
export function poissonTail(count: number, expected: number): number {
  if (count <= 0) return 1;
  let term = Math.exp(-expected);
  let below = term;
  for (let at = 1; at < count; at += 1) {
    term *= expected / at;
    below += term;
  }
  if (below < 0.999) return 1 - below;
  // Far out the difference to 1 is lost in rounding: add up the tail itself.
  let tail = 0;
  term *= expected / count;
  for (let at = count; term > tail * 1e-12 && at < count + 200; at += 1) {
    tail += term;
    term *= expected / (at + 1);
  }
  return tail;
}

/** Returns the combined p-value of two independent tests (Fisher's method). */
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
