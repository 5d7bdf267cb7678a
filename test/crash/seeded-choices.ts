import {
  type Random,
  seededRandom,
  shuffle,
} from '../../src/features/assessment/rules/seeded-random.ts';

/** Random choices of a run: the same seed and name give the same ones. */
export interface SeededChoices {
  /** Whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<T>(things: readonly T[]): T;
  shuffle<T>(things: readonly T[]): T[];
}

/** The choices for one named thing of a run. */
export function choicesFor(seed: number, name: string): SeededChoices {
  const random: Random = seededRandom(`${seed}/${name}`);
  const between = (least: number, most: number) =>
    least + Math.floor(random() * (most - least + 1));
  return {
    between,
    happens: (probability) => random() < probability,
    pick: <T>(things: readonly T[]) => things[between(0, things.length - 1)] as T,
    shuffle: (things) => shuffle(things, random),
  };
}
