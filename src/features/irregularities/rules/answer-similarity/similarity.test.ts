import { expect, test } from 'vitest';
import { bankAnswer } from '../../../assessment/index.ts';
import { countAnswer, fitModel, newModel } from './answer-model.ts';
import { compareTiming } from './answer-timing.ts';
import type { CohortPaper } from './cohort.ts';
import {
  combineByFisher,
  exceedsDeviations,
  poissonTail,
  tailProbability,
} from './tail-probability.ts';

test('the exact tail probability equals the binomial one, far out too', () => {
  const draw = [
    { value: 1, chance: 0.1 },
    { value: 0, chance: 0.9 },
  ];
  const ten = Array.from({ length: 10 }, () => draw);
  expect(tailProbability(ten, 1)).toBeCloseTo(1 - 0.9 ** 10, 10);
  expect(tailProbability(ten, 10) / 1e-10).toBeCloseTo(1, 6);
  expect(tailProbability(ten, 0)).toBeCloseTo(1, 10);
  // Mean 1, deviation 0.95.
  expect(exceedsDeviations(ten, 3)).toBe(false);
  expect(exceedsDeviations(ten, 4)).toBe(true);
});

test('Poisson tails and the combination by Fisher', () => {
  expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 10);
  expect(poissonTail(30, 2)).toBeGreaterThan(0);
  expect(poissonTail(30, 2)).toBeLessThan(1e-20);
  expect(combineByFisher(0.05, 0.05)).toBeCloseTo(0.0025 * (1 - Math.log(0.0025)), 10);
});

test('the same option under another letter is the same answer', () => {
  expect(bankAnswer({ kind: 'MULTIPLE', answer: 'AB' }, 'A', 'CADB')).toBe('C');
  expect(bankAnswer({ kind: 'MULTIPLE', answer: 'AB' }, 'BD', 'CADB')).toBe('AB');
  expect(bankAnswer({ kind: 'MULTIPLE', answer: 'AB' }, '', 'CADB')).toBe('');
});

test('a question with few answers makes no pair suspicious', () => {
  const question = { id: 'q', kind: 'SINGLE', difficulty: 2, optionCount: 4 } as const;
  const young = newModel({ ...question, answer: 'A', characters: 100 });
  countAnswer(young, 'B');
  expect(fitModel(young).wrongShares[1]).toBeCloseTo(0.5);
  const old = newModel({ ...question, answer: 'A', characters: 100 });
  for (let taken = 0; taken < 1000; taken += 1) countAnswer(old, taken < 5 ? 'B' : 'A');
  expect(fitModel(old).ease).toBeGreaterThan(3.5);
});

const paper = (startedAt: number, arrivals: number[]): CohortPaper => ({
  attemptId: String(startedAt),
  accountId: String(startedAt),
  passed: true,
  variant: 0,
  answers: new Uint8Array(arrivals.length),
  arrivals: Int32Array.from(arrivals),
  startedAt,
  endedAt: startedAt + 3_600_000,
  ties: [],
  ability: 0,
});
const items = Uint8Array.from({ length: 60 }, (_, at) => Math.floor(at / 2));
const pace = (seconds: (item: number) => number) =>
  Array.from({ length: 30 }, (_, item) => Math.round(seconds(item) * 1000));

test('answers given together are seen; another pace, an outage and another hour are not', () => {
  const source = paper(
    0,
    pace((item) => 40 * (item + 1)),
  );
  const follower = paper(
    5000,
    pace((item) => 40 * (item + 1) + (item % 4)),
  );
  expect(compareTiming(source, follower, items, 15)?.close).toBe(30);
  expect(compareTiming(source, follower, items, 15)?.chance).toBe(1e-4);
  const own = paper(
    5000,
    pace((item) => 55 * (item + 1)),
  );
  expect(compareTiming(source, own, items, 15)?.chance).toBeGreaterThan(0.1);
  expect(
    compareTiming(
      source,
      paper(
        5000,
        pace(() => -0.001),
      ),
      items,
      15,
    ),
  ).toBeNull();
  const later = paper(
    86_400_000,
    pace((item) => 40 * (item + 1)),
  );
  expect(compareTiming(source, later, items, 15)).toBeNull();
});
