import { expect, test } from 'vitest';
import { listArrivals, listSteps, type Save } from './arrivals.ts';
import { isTooFast, measurePace } from './decide-pace.ts';
import { questionTime } from './question-time.ts';

const every = (seconds: number, count = 20, from = 0): Save[] =>
  Array.from({ length: count }, (_, at) => ({
    item: at + 1,
    at: (from + seconds * (at + 1)) * 1000,
  }));
const limits = { fastShare: 0.7, wholeFactor: 2 };
const items = Array.from({ length: 20 }, (_, at) => ({
  questionId: `q${at}`,
  limit: 3,
  guess: 0.25,
}));
const judge = (saves: Save[], right = 19, passed = true) => {
  const paper = { items, saves, right, passed };
  return isTooFast(paper, measurePace(paper), limits);
};

test.each<[string, Save[], boolean]>([
  ['read and answered', every(30), false],
  ['knows the bank by heart', every(5), false],
  ['thought first, filled in at the end', every(1.5, 20, 1500), false],
  ['an outage: all came at once after twenty minutes', every(0, 20, 1200), false],
  ['a bot, answer by answer', every(1.2), true],
  ['a bot, all at once', every(0, 20, 2), true],
])('answers too fast: %s', (_what, saves, found) => {
  expect(judge(saves)).toBe(found);
});

test('fast guessing that fails, or passes within luck, is not found', () => {
  expect(judge(every(1.2), 6, false)).toBe(false);
  expect(judge(every(1.2), 10, true)).toBe(false);
});

test('answers that arrived together have no time of their own, nor has the next one', () => {
  const saves = [
    ...every(30, 3),
    ...[4, 5].map((item) => ({ item, at: 400_000 })),
    { item: 6, at: 402_000 },
  ];
  expect([...listArrivals(saves, 6)]).toEqual([30_000, 60_000, 90_000, -1, -1, 402_000]);
  expect(listSteps(saves).map(({ together, afterTogether }) => [together, afterTogether])).toEqual([
    [false, false],
    [false, false],
    [false, false],
    [true, false],
    [false, true],
  ]);
});

test('a few bots do not move the limit of a question, and practised people stay above it', () => {
  const limit = { charactersPerSecond: 40, deviations: 3 };
  expect(questionTime(120, [30, 30], limit)).toEqual({ median: null, limit: 3 });
  const usual = Array.from({ length: 100 }, (_, at) => 20 + (at % 20));
  const withBots = [...usual, ...Array.from({ length: 10 }, () => 0.5)];
  expect(questionTime(120, withBots, limit).limit).toBe(3);
});
