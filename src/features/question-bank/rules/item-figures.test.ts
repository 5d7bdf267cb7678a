import { expect, test } from 'vitest';
import { addAnswer, discriminationOf, facilityOf, noSums, paperFigures } from './item-figures.ts';

// Five people, three items of one point; worked out by hand.
//   person  a b c  total   rest without a
//   1       1 1 1  3       2
//   2       1 1 0  2       1
//   3       1 0 0  1       0
//   4       0 1 0  1       1
//   5       0 0 0  0       0
const people = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 0],
];
const total = (points: number[]) => points.reduce((sum, one) => sum + one, 0);

test('facility is the mean share, discrimination the correlation with the rest of the paper', () => {
  const sums = noSums();
  for (const points of people) {
    const share = points[0] as number;
    addAnswer(sums, { share, rest: total(points) - share, isAnswered: true });
  }
  expect(facilityOf(sums)).toBeCloseTo(0.6, 10);
  // Shares 1,1,1,0,0 and rests 2,1,0,1,0: covariance 3/5 - 0.6*0.8 = 0.12; variances 0.24 and
  // 6/5 - 0.64 = 0.56; 0.12 / sqrt(0.24*0.56) = 0.3273.
  expect(discriminationOf(sums)).toBeCloseTo(0.3273, 4);
});

test('a question that everybody answers alike tells nobody apart', () => {
  const sums = noSums();
  for (const rest of [1, 2, 3]) addAnswer(sums, { share: 1, rest, isAnswered: true });
  expect(discriminationOf(sums)).toBeNull();
});

test('KR-20 and the standard error of a paper of items that earn all or nothing', () => {
  const scores = people.map(total);
  const squares = (values: number[]) => values.reduce((sum, one) => sum + one * one, 0);
  const item = (at: number) => people.map((points) => points[at] as number);
  const figures = paperFigures({
    n: people.length,
    scoreSum: total(scores),
    scoreSquareSum: squares(scores),
    itemSums: [0, 1, 2].map((at) => total(item(at))),
    itemSquareSums: [0, 1, 2].map((at) => squares(item(at))),
  });
  // Items: 0.6*0.4 + 0.6*0.4 + 0.2*0.8 = 0.64. Scores 3,2,1,1,0: mean 1.4, variance 15/5 - 1.96 = 1.04.
  // KR-20 = 3/2 * (1 - 0.64/1.04) = 0.5769; error = sqrt(1.04) * sqrt(1 - 0.5769) = 0.6633.
  expect(figures?.mean).toBeCloseTo(1.4, 10);
  expect(figures?.alpha).toBeCloseTo(0.5769, 4);
  expect(figures?.standardError).toBeCloseTo(0.6633, 4);
});

test('one person or one item say nothing about a paper', () => {
  const one = { n: 1, scoreSum: 2, scoreSquareSum: 4, itemSums: [1, 1], itemSquareSums: [1, 1] };
  expect(paperFigures(one)).toBeNull();
  expect(paperFigures({ ...one, n: 9, itemSums: [1] })).toBeNull();
});
