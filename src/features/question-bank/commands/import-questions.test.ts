import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertLessons, insertTopic } from '../../../../test/support/city.ts';
import { createTestParts, type TestParts } from '../../../../test/support/parts.ts';
import { importQuestions, listReleasedQuestions, loadSheet } from '../index.ts';

let parts: TestParts;
const folder = mkdtempSync(join(tmpdir(), 'jixue-bank-'));

beforeAll(async () => {
  parts = await createTestParts();
  const topic = await insertTopic(parts);
  await insertLessons(parts, topic.id, 1);
  mkdirSync(join(folder, 'questions'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await parts.close();
});

const question = (id: string, stem: string) => ({
  id,
  kind: 'TRUE_FALSE',
  difficulty: 1,
  stem,
  options: [
    { key: 'T', text: '正确' },
    { key: 'F', text: '错误' },
  ],
  answer: ['F'],
  explanation: '理由',
});
const write = (...questions: ReturnType<typeof question>[]) =>
  writeFileSync(
    join(folder, 'questions', 'l1.json'),
    JSON.stringify({ lesson: 'l1', questions, groups: [] }),
  );

test('importing again makes a new version and retires what is gone, yet an old paper can be shown', async () => {
  write(question('q1', '旧的说法'), question('q2', '会被删去'));
  await importQuestions(parts, 'cq-2026', folder);
  write(question('q1', '新的说法'));
  await importQuestions(parts, 'cq-2026', folder);
  const released = await listReleasedQuestions(parts.db, 'cq-2026', 'EXAM');
  expect(released.map(({ id, stem }) => [id, stem])).toEqual([['cq-2026-q1', '新的说法']]);
  const old = {
    questionIds: ['cq-2026-q1', 'cq-2026-q2'],
    versionNos: [1, 1],
    optionOrders: ['TF', 'TF'],
    points: [1, 1],
  };
  expect(await loadSheet(parts.db, old)).toMatchObject([
    { stem: { lead: '旧的说法' } },
    { stem: { lead: '会被删去' } },
  ]);
});
