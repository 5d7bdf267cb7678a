import { expect, test } from 'vitest';
import { gradeResponses } from './grading.ts';
import { kindOf } from './question-kind.ts';

test('a multiple choice earns its points only when exactly right', () => {
  const paper = {
    kinds: ['MULTIPLE' as const],
    answerKeys: ['AC'],
    points: [2],
    lessonIds: ['l01'],
  };
  const scoreOf = (response: string) => gradeResponses(paper, [response]).score;
  expect(['CA', 'A', 'ABC', ''].map(scoreOf)).toEqual([2, 0, 0, 0]);
});

test('a response is canonical, whatever the form sends', () => {
  for (const code of ['SINGLE', 'MULTIPLE', 'TRUE_FALSE'] as const)
    expect(kindOf(code).read(['c', 'a ', 'a', '?'])).toBe('AC');
});
