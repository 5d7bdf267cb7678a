import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleOf } from '../../../../test/support/sample-of.ts';
import {
  creditIntervals,
  fromMultirange,
  type Interval,
  secondsOf,
  toMultirange,
  unite,
} from './intervals.ts';

test('E9: playing the same minute twice earns it once', () => {
  const first = creditIntervals([], [[0, 60]], 120, 600);
  const again = creditIntervals(first.seen, [[0, 60]], 60, 600);
  expect(first.credited).toBe(60);
  expect(again).toMatchObject({ credited: 0, refused: 0, seen: [[0, 60]] });
});

test('E9: seconds beyond the wall clock are refused, the rest counts', () => {
  expect(creditIntervals([], [[0, 300]], 20, 600)).toEqual({
    seen: [[0, 20]],
    credited: 20,
    refused: 280,
  });
});

test('E9: nothing is credited beyond the end of the video', () => {
  expect(creditIntervals([], [[590, 700]], 500, 600)).toEqual({
    seen: [[590, 600]],
    credited: 10,
    refused: 100,
  });
});

test('Q18: a gap watched later joins the seen intervals', () => {
  const { seen } = creditIntervals(
    [
      [0, 30],
      [50, 80],
    ],
    [[25, 55]],
    100,
    600,
  );
  expect(seen).toEqual([[0, 80]]);
});

const interval = fc
  .tuple(fc.nat(600), fc.nat(600))
  .map(([a, b]): Interval => [Math.min(a, b), Math.max(a, b)]);

test('E9: for any played intervals credit stays within clock and video, and seen seconds stay seen', () => {
  fc.assert(
    fc.property(fc.array(interval), fc.array(interval), fc.nat(700), (before, played, budget) => {
      const seen = unite(before);
      const credit = creditIntervals(seen, played, budget, 600);
      expect(credit.credited).toBeLessThanOrEqual(budget);
      expect(secondsOf(credit.seen)).toBe(secondsOf(seen) + credit.credited);
      expect(secondsOf(unite([...credit.seen, ...seen]))).toBe(secondsOf(credit.seen));
      expect(fromMultirange(toMultirange(credit.seen))).toEqual(credit.seen);
    }),
    sampleOf(100),
  );
});
