import { expect, test } from 'vitest';
import { addAnswer, noSums } from './item-figures.ts';
import { flagsOf } from './item-flags.ts';

/** A hundred people, `right` of them right; the rest of the paper of who is right and who is wrong. */
function useOf(right: number, rests: { right: number; wrong: number }) {
  const sums = noSums();
  for (let person = 0; person < 100; person += 1) {
    const isRight = person < right;
    // A spread of one point, so that there is something to correlate with.
    const rest = (isRight ? rests.right : rests.wrong) + (person % 2);
    addAnswer(sums, { share: isRight ? 1 : 0, rest, isAnswered: true });
  }
  return {
    sums,
    options: ['A', 'B', 'C'],
    right: ['A'],
    exposure: 0.1,
    answers: {
      A: [right, right * rests.right] as const,
      B: [100 - right - 5, (100 - right - 5) * rests.wrong] as const,
      C: [5, 5 * rests.wrong] as const,
    },
  };
}

test('a good question has no flag', () => {
  expect(flagsOf(useOf(70, { right: 70, wrong: 50 }))).toEqual([]);
});

test('a wrong key is the gravest: those who know more lose, and drawn to the other answer', () => {
  expect(flagsOf(useOf(20, { right: 40, wrong: 70 }))).toEqual(['NEGATIVE', 'RIVAL', 'TOO_HARD']);
});

test('too easy, an option that nobody takes, and too much use are told apart', () => {
  const easy = useOf(96, { right: 70, wrong: 50 });
  expect(flagsOf({ ...easy, answers: { A: [96, 6720], B: [4, 200] }, exposure: 0.9 })).toEqual([
    'TOO_EASY',
    'IDLE_OPTION',
    'OVEREXPOSED',
  ]);
});

test('too few people say nothing', () => {
  const few = useOf(20, { right: 40, wrong: 70 });
  expect(flagsOf({ ...few, sums: { ...few.sums, n: 49 } })).toEqual([]);
});
