/** The outcome of a rule: honest people accused, and cheats of each kind found. */
export interface Outcome {
  honest: number;
  falseAlarms: number;
  kinds: Record<string, { cheating: number; caught: number }>;
  /** The population, in a sentence for the page of thresholds. */
  population: string;
}

/** One judgement: `cheat` is the kind, null is honest. */
export interface Judged {
  cheat: string | null;
  found: boolean;
}

/** How many are judged: honest ones, and cheats of each kind. */
export interface Size {
  honest: number;
  cheating: number;
}

/** Returns `count` results of `make`. */
export const repeat = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** Counts the judged by kind. */
export function countOutcome(judged: readonly Judged[], population: string): Outcome {
  const honest = judged.filter(({ cheat }) => cheat === null);
  const kinds: Outcome['kinds'] = {};
  for (const { cheat, found } of judged) {
    if (cheat === null) continue;
    const kind = kinds[cheat] ?? { cheating: 0, caught: 0 };
    kinds[cheat] = kind;
    kind.cheating += 1;
    kind.caught += found ? 1 : 0;
  }
  const falseAlarms = honest.filter(({ found }) => found).length;
  return { honest: honest.length, falseAlarms, kinds, population };
}

/** Wilson's interval for a rate, 95 %. */
export function intervalOf(count: number, total: number): [number, number] {
  const z = 1.96;
  const rate = count / total;
  const middle = rate + (z * z) / (2 * total);
  const half = z * Math.sqrt((rate * (1 - rate)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
