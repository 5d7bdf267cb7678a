import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { insertLessons, insertTopic } from '../../../../../test/support/city.ts';
import { createTestParts, type TestParts } from '../../../../../test/support/parts.ts';
import { importQuestions, listReleasedQuestions, loadSheet } from '../../../question-bank/index.ts';
import {
  AnswerReview,
  assemblePaper,
  BlueprintLine,
  gradeResponses,
  QuestionSheet,
  readResponses,
  SaveBody,
} from '../../index.ts';
import { sectionsOf } from '../sheet-sections.ts';

// The list with the new kind's line at its end.
vi.mock('./index.ts', async (original) => {
  const { kinds } = await original<typeof import('./index.ts')>();
  const { shortAnswer } = await import('../../../../../test/support/short-answer.tsx');
  return { kinds: [...kinds, shortAnswer] };
});

let parts: TestParts;
const folder = mkdtempSync(join(tmpdir(), 'jixue-kind-'));

beforeAll(async () => {
  parts = await createTestParts();
  const topic = await insertTopic(parts);
  await insertLessons(parts, topic.id, 1);
  mkdirSync(join(folder, 'questions'));
  const question = {
    id: 'q1',
    kind: 'SHORT_ANSWER',
    difficulty: 1,
    stem: '工匠精神的首要一条是____。',
    answer: '执着专注',
    explanation: '见第一课。',
  };
  const file = { lesson: 'l1', questions: [question], groups: [] };
  writeFileSync(join(folder, 'questions', 'l1.json'), JSON.stringify(file));
  await importQuestions(parts, topic.id, folder);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await parts.close();
});

test('one file and one line make a kind: imported, selected, shown, answered, graded, reviewed', async () => {
  const bank = await listReleasedQuestions(parts.db, 'cq-2026', 'EXAM');
  const line = BlueprintLine.parse({ kind: 'SHORT_ANSWER', count: 1, points: 3 });
  const paper = assemblePaper(bank, [line], 'seed');
  expect(paper).toMatchObject({ kinds: ['SHORT_ANSWER'], answerKeys: ['执着专注'] });

  const items = await loadSheet(parts.db, paper);
  expect(sectionsOf(items)[0]).toMatchObject({
    title: '一、简答题',
    note: expect.stringContaining('填写完整才得分'),
  });
  const sheet = <QuestionSheet items={items} responses={['执着']} marked={null} />;
  expect(renderToString(sheet)).toContain('<input class="input" name="q1" value="执着"');

  const [given] = readResponses({ q1: ' 执着专注 ' }, paper.kinds);
  const sent = { item: 1, seq: 1, response: given?.response ?? '', marked: false };
  expect(SaveBody.safeParse({ token: 'one', answers: [sent] }).success).toBe(true);
  expect(gradeResponses(paper, [sent.response])).toMatchObject({ score: 3, right: [true] });
  expect(gradeResponses(paper, ['执着']).score).toBe(0);

  const review = (
    <AnswerReview
      items={items}
      responses={[sent.response]}
      answerKeys={paper.answerKeys}
      explanations={[{ lead: '见第一课。', rest: '' }]}
    />
  );
  expect(renderToString(review)).toMatch(/答对了.*|正确答案：执着专注/s);
});
