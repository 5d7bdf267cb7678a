import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import { openExam } from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { listReleasedQuestions } from '../index.ts';

let app: TestApp;
let topicId: string;
let centreId: string;

beforeAll(async () => {
  app = await createTestApp();
  const { topic, bodies } = await openExam(app);
  topicId = topic.id;
  centreId = bodies.centreId;
});
afterAll(() => app.close());

test('N14: exams draw on exam questions, mock exams on practice questions, both on those for both', async () => {
  const { db } = app.parts;
  const all = await listReleasedQuestions(db, topicId, 'EXAM');
  const [exam = '', practice = ''] = all.map(({ id }) => id);
  const mark = (id: string, usage: 'EXAM' | 'PRACTICE') =>
    db.updateTable('questionVersions').set({ usage }).where('questionId', '=', id).execute();
  await mark(exam, 'EXAM');
  await mark(practice, 'PRACTICE');
  const idsFor = async (purpose: 'EXAM' | 'PRACTICE') =>
    (await listReleasedQuestions(db, topicId, purpose)).map(({ id }) => id);
  expect(await idsFor('EXAM')).toHaveLength(all.length - 1);
  expect(await idsFor('EXAM')).not.toContain(practice);
  expect(await idsFor('PRACTICE')).toHaveLength(all.length - 1);
  expect(await idsFor('PRACTICE')).not.toContain(exam);
});

test('the bank says how many of its exam questions are also practised', async () => {
  const clerk = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', centreId));
  const shared = (await listReleasedQuestions(app.parts.db, topicId, 'EXAM')).length - 1;
  expect((await clerk.get('/question-bank')).body).toContain(`${shared} 道，占`);
});
