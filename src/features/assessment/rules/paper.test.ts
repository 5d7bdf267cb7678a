import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleOf } from '../../../../test/support/sample-of.ts';
import { readBank } from '../../question-bank/queries/bank-files.ts';
import type { BlueprintLine } from './blueprint.ts';
import { gradeResponses } from './grading.ts';
import { assemblePaper, BankTooSmall } from './paper.ts';
import type { Question } from './question.ts';

const bank: Question[] = (await readBank(resolve('content/technical-innovation'))).flatMap(
  ({ lesson, questions, groups }) => [
    ...questions.map((one) => ({
      ...one,
      versionNo: 1,
      lessonId: lesson,
      groupId: null,
      groupPosition: null,
    })),
    ...groups.flatMap((group) =>
      group.questions.map((one, index) => ({
        ...one,
        versionNo: 1,
        lessonId: lesson,
        groupId: group.id,
        groupPosition: index + 1,
      })),
    ),
  ],
);
const byId = new Map(bank.map((question) => [question.id, question]));

const blueprint: BlueprintLine[] = [
  { kind: 'SINGLE', count: 24, points: 2 },
  { kind: 'MULTIPLE', count: 10, points: 2 },
  { kind: 'TRUE_FALSE', count: 8, points: 1 },
  { kind: 'GROUP', count: 2, questionsEach: 4, points: 3 },
];

test('E16: every paper fills its blueprint, with no question twice and the full mark', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const paper = assemblePaper(bank, blueprint, seed);
      expect(paper.questionIds).toHaveLength(50);
      expect(new Set(paper.questionIds).size).toBe(50);
      expect(gradeResponses(paper, paper.answerKeys).score).toBe(100);
      expect(gradeResponses(paper, []).score).toBe(0);
    }),
    sampleOf(60),
  );
});

test('E16: options are shuffled and the key follows them; true/false stay as they are', () => {
  const paper = assemblePaper(bank, blueprint, 'a');
  let moved = 0;
  paper.questionIds.forEach((id, index) => {
    const question = byId.get(id) as Question;
    const order = paper.optionOrders[index] as string;
    const rightKeys = [...(paper.answerKeys[index] as string)]
      .map((letter) => order['ABCDE'.indexOf(letter)])
      .toSorted()
      .join('');
    expect(rightKeys).toBe(question.answer);
    if (question.kind === 'TRUE_FALSE') expect(order).toBe('TF');
    else if (order !== question.options.map((one) => one.key).join('')) moved += 1;
  });
  expect(moved).toBeGreaterThan(20);
});

test('the questions of a case stay together and in order', () => {
  const cases = assemblePaper(bank, blueprint, 'b')
    .questionIds.slice(-8)
    .map((id) => byId.get(id) as Question);
  expect(cases.map((one) => one.groupPosition)).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  expect(new Set(cases.slice(0, 4).map((one) => one.groupId)).size).toBe(1);
});

test('a paper covers every lesson, and the same seed gives the same paper', () => {
  expect(new Set(assemblePaper(bank, blueprint, 'c').lessonIds).size).toBe(12);
  expect(assemblePaper(bank, blueprint, 'c')).toEqual(assemblePaper(bank, blueprint, 'c'));
  expect(assemblePaper(bank, blueprint, 'c').questionIds).not.toEqual(
    assemblePaper(bank, blueprint, 'd').questionIds,
  );
});

test('the error of a bank that is too small names the line', () => {
  expect(() => assemblePaper(bank, [{ kind: 'TRUE_FALSE', count: 999, points: 1 }], 'a')).toThrow(
    BankTooSmall,
  );
});

test('a paper has the difficulties in about the proportion of the bank', () => {
  const shareOf = (questions: Question[], difficulty: number) =>
    questions.filter((one) => one.difficulty === difficulty).length / questions.length;
  const singles = bank.filter((one) => one.kind === 'SINGLE' && !one.groupId);
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const drawn = assemblePaper(bank, blueprint.slice(0, 1), seed).questionIds.map(
        (id) => byId.get(id) as Question,
      );
      for (const difficulty of [1, 2, 3])
        expect(Math.abs(shareOf(drawn, difficulty) - shareOf(singles, difficulty))).toBeLessThan(
          0.13,
        );
    }),
    sampleOf(60),
  );
});
