import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies } from '../../../../test/support/city.ts';
import {
  admit,
  type Examinee,
  openSheet,
  readAttempt,
  save,
  start,
} from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { kindCodes, openExamOfKinds } from '../../../../test/support/question-kinds.ts';
import { kindOf, type QuestionKind } from '../../assessment/index.ts';
import type { Topic } from '../../courses/index.ts';
import { gradeWaiting } from '../commands/closing/grade-attempts.ts';
import { listNewestAnswers } from '../queries/answering/saved-answers.ts';
import { getPaper } from '../queries/papers.ts';

// Every kind of question through an exam, from its paper to its figures.

let app: TestApp;
let topic: Topic;

beforeAll(async () => {
  app = await createTestApp();
  await insertBodies(app.parts);
  topic = await openExamOfKinds(app);
});
afterAll(() => app.close());

const itemOf = (kind: QuestionKind) => kindCodes.indexOf(kind) + 1;

async function sitDown() {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const { paperId } = await readAttempt(app.parts, attemptId);
  return { ...examinee, attemptId, paper: await getPaper(app.parts.db, paperId) };
}
type Sitting = Awaited<ReturnType<typeof sitDown>>;

const rightResponses = ({ paper }: Sitting) =>
  paper.kinds.map((kind, index) => kindOf(kind).rightResponse(paper.answerKeys[index] as string));

const savedOf = async (attemptId: string) =>
  (await listNewestAnswers(app.parts.db, await readAttempt(app.parts, attemptId))).map(
    ({ response }) => response,
  );

async function handIn({ browser, attemptId }: Pick<Examinee, 'browser'> & { attemptId: string }) {
  await browser.post(`/attempts/${attemptId}/submission`);
  await gradeWaiting(app.parts);
  return readAttempt(app.parts, attemptId);
}

test('N19: answers of every kind are saved as sent, shown again, and graded by the paper alone', async () => {
  const sitting = await sitDown();
  const token = await openSheet(sitting.browser, sitting.attemptId);
  const given = rightResponses(sitting).map((response, index) => ({
    item: index + 1,
    seq: index + 1,
    response,
  }));
  expect(given[itemOf('FILL_IN') - 1]?.response).toBe('执着专注\n𠮷"野\\');
  const { outcomes } = await save(sitting.browser, sitting.attemptId, token, given);
  expect(new Set(outcomes)).toEqual(new Set(['saved']));
  expect(await savedOf(sitting.attemptId)).toEqual(given.map(({ response }) => response));

  const sheet = parse((await sitting.browser.get(`/attempts/${sitting.attemptId}`)).body);
  const fields = (kind: QuestionKind, selector: string) =>
    sheet.querySelectorAll(`#q${itemOf(kind)} ${selector}`);
  expect(fields('FILL_IN', 'input[type=text]').map((one) => one.getAttribute('value'))).toEqual([
    '执着专注',
    '𠮷"野\\',
  ]);
  expect(fields('FILL_IN', 'td')).toHaveLength(2);
  expect(fields('NUMERIC', 'math')).toHaveLength(1);
  expect(fields('MATCHING', 'img')[0]?.getAttribute('alt')).toBe('曲线');
  expect(fields('ORDERING', 'option[selected]')).toHaveLength(3);

  await app.parts.db.updateTable('questionVersions').set({ usage: 'PRACTICE' }).execute();
  expect(await handIn(sitting)).toMatchObject({
    score: 100,
    result: 'PASSED',
    rightTypedItems: [itemOf('FILL_IN'), itemOf('NUMERIC')],
  });
  await app.parts.db.updateTable('questionVersions').set({ usage: 'BOTH' }).execute();
});

test('nothing that reveals an answer of a new kind is on the sheet', async () => {
  const { browser, attemptId } = await sitDown();
  const { body } = await browser.get(`/attempts/${attemptId}`);
  for (const secret of ['执着专注', '0.25', '𠮷', 'tolerance', 'accept'])
    expect(body).not.toContain(secret);
});

test('the sheet as a form, without a script: every kind is read from its plain fields', async () => {
  const sitting = await sitDown();
  const token = await openSheet(sitting.browser, sitting.attemptId);
  const fields = Object.fromEntries(
    rightResponses(sitting).map((response, index) => {
      const { separator } = kindOf(sitting.paper.kinds[index] as QuestionKind);
      return [`q${index + 1}`, response.split(separator)];
    }),
  );
  fields[`q${itemOf('NUMERIC')}`] = ['　０．２５倍 '];
  await sitting.browser.post(`/attempts/${sitting.attemptId}/sheet`, { token, ...fields });
  expect((await savedOf(sitting.attemptId))[itemOf('NUMERIC') - 1]).toBe('０．２５倍');
  expect((await handIn(sitting)).score).toBe(100);
});

test('partial credit is frozen with the paper: blanks and pairs count one by one, the order whole', async () => {
  const sitting = await sitDown();
  expect(sitting.paper.credits).toEqual(['ALL', 'ALL', 'ALL', 'PARTS', 'ALL', 'PARTS', 'ALL']);
  const token = await openSheet(sitting.browser, sitting.attemptId);
  const [firstPair] = (sitting.paper.answerKeys[itemOf('MATCHING') - 1] as string).split(',');
  const given = [
    { item: itemOf('FILL_IN'), seq: 1, response: '执着 专注\n别的' },
    { item: itemOf('MATCHING'), seq: 2, response: `${firstPair},` },
    { item: itemOf('ORDERING'), seq: 3, response: '1,1,1' },
    { item: itemOf('MULTIPLE'), seq: 4, response: 'A' },
  ];
  await save(sitting.browser, sitting.attemptId, token, given);
  expect(await handIn(sitting)).toMatchObject({
    score: 10,
    result: 'FAILED',
    rightTypedItems: null,
  });
});

test('an answer that no text column holds is refused alone, and the exam goes on', async () => {
  const { browser, attemptId } = await sitDown();
  const token = await openSheet(browser, attemptId);
  const item = itemOf('FILL_IN');
  for (const response of ['a\u0000b', '\ud842', 'x'.repeat(61), '1\n'.repeat(9), 'a\rb']) {
    const { status } = await save(browser, attemptId, token, [{ item, seq: 1, response }]);
    expect(status).toBe(422);
  }
  const longest = Array.from({ length: 8 }, () => '𠮷'.repeat(60)).join('\n');
  const { outcomes } = await save(browser, attemptId, token, [{ item, seq: 2, response: longest }]);
  expect(outcomes).toEqual(['saved']);
  expect(await savedOf(attemptId)).toEqual([longest]);
});
