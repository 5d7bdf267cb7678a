import { expect, test } from 'vitest';
import { gradeResponses } from './grading.ts';
import { kinds } from './kinds/index.ts';
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
  for (const { code } of kinds) expect(kindOf(code).read(['c', 'a ', 'a', '?'])).toBe('AC');
});

test('a missing response earns nothing, for every kind', () => {
  for (const { code } of kinds) expect(kindOf(code).grade('', 'A')).toBe(0);
});
