import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertTopic } from '../../../../test/support/city.ts';
import {
  admit,
  changeRules,
  type Examinee,
  letTimePass,
  openExam,
  openSheet,
  readAttempt,
  rightLetters,
  save,
  sitExam,
  start,
} from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { testId } from '../../../../test/support/test-id.ts';
import type { Topic } from '../../courses/index.ts';
import { listRounds } from '../../enrolment/index.ts';
import { insertAnswers } from '../queries/answering/save-answers.ts';
import { closeHandedIn } from '../queries/closing/closing.ts';

let app: TestApp;
let topic: Topic;

beforeAll(async () => {
  app = await createTestApp();
  ({ topic } = await openExam(app));
});
afterAll(() => app.close());

const sweep = () => app.parts.runJobs();
const resultPage = async ({ browser }: Examinee, attemptId: string) =>
  (await browser.get(`/attempts/${attemptId}/result`)).body;
const auditOf = async (attemptId: string) =>
  (
    await app.parts.db
      .selectFrom('auditEntries')
      .select('action')
      .where('subjectId', '=', attemptId)
      .execute()
  ).map((row) => row.action);

test('N16: the result is there at once, with score, receipt and the score of each lesson', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await sitExam(app.parts, examinee, 7);
  const { state, result, score, submissionNo } = await readAttempt(app.parts, attemptId);
  expect([state, result, score]).toEqual(['GRADED', 'PASSED', 70]);
  const page = await resultPage(examinee, attemptId);
  for (const words of ['恭喜', '70', String(submissionNo), '第1课', '查看合格单'])
    expect(page).toContain(words);
  expect(await auditOf(attemptId)).toEqual(
    expect.arrayContaining(['exam.start', 'exam.open_sheet', 'exam.hand_in', 'exam.grade']),
  );
  const again = await examinee.browser.post(`/exams/${examinee.enrolmentId}/attempts`, {
    confirmed: 'yes',
  });
  expect([again.status, again.body.includes('已经考试合格')]).toEqual([409, true]);
});

test('the right answers of an exam that counts are never shown', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await sitExam(app.parts, examinee, 2);
  const page = await resultPage(examinee, attemptId);
  expect(page).not.toContain('正确答案');
  expect(page).not.toContain('解析');
});

test('handing in twice, or from two windows at once, is one submission with one number', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const answers = await Promise.all(
    [1, 2, 3].map(() => examinee.browser.post(`/attempts/${attemptId}/submission`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  const first = await readAttempt(app.parts, attemptId);
  await examinee.browser.post(`/attempts/${attemptId}/submission`);
  const second = await readAttempt(app.parts, attemptId);
  expect([second.submissionNo, second.closedAt]).toEqual([first.submissionNo, first.closedAt]);
  const actions = await auditOf(attemptId);
  expect(actions.filter((action) => action === 'exam.hand_in')).toHaveLength(1);
  expect(actions.filter((action) => action === 'exam.grade')).toHaveLength(1);
  const token = 'any';
  const late = await save(examinee.browser, attemptId, token, [{ item: 1, seq: 1, response: 'A' }]);
  expect(late.outcomes).not.toContain('saved');
});

test('handing in waits for a save under way: what is acknowledged is graded', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const [letter] = await rightLetters(app.parts, attemptId);
  const { db } = app.parts;
  let handedIn: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (saving) => {
    // The saving statement inside a transaction that has not committed yet.
    const lane = {
      run: async ({ text }: { text: string }, values: unknown[]) =>
        (await saving.executeQuery(CompiledQuery.raw(text, values))).rows as never[],
      close: async () => {},
    };
    const [outcome] = await insertAnswers(lane, [
      {
        attemptId,
        by: { accountId: examinee.learner.accountId },
        token,
        itemNo: 1,
        seq: 1,
        response: letter as string,
        marked: false,
      },
    ]);
    expect(outcome?.outcome).toBe('saved');
    handedIn = examinee.browser.post(`/attempts/${attemptId}/submission`);
    const waiting = async () =>
      (await sql`select 1 from pg_locks where not granted`.execute(db)).rows.length;
    while ((await waiting()) === 0);
    expect((await readAttempt(app.parts, attemptId)).state).toBe('OPEN');
  });
  await handedIn;
  expect(await readAttempt(app.parts, attemptId)).toMatchObject({ state: 'GRADED', score: 10 });
});

test('a crash between closing and grading is repaired by the sweeper', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const key = await rightLetters(app.parts, attemptId);
  await save(
    examinee.browser,
    attemptId,
    token,
    key.map((response, at) => ({ item: at + 1, seq: at + 1, response })),
  );
  await app.parts.db.transaction().execute((tx) => closeHandedIn(tx, [attemptId]));
  expect((await readAttempt(app.parts, attemptId)).state).toBe('CLOSED');
  await sweep();
  expect(await readAttempt(app.parts, attemptId)).toMatchObject({
    state: 'GRADED',
    result: 'PASSED',
    score: 100,
  });
});

test('an attempt that cannot be graded does not delay the others', async () => {
  const [bad, good] = [await admit(app, topic), await admit(app, topic)];
  const [badId, goodId] = [await start(bad), await start(good)];
  const token = await openSheet(bad.browser, badId);
  await save(bad.browser, badId, token, [
    { item: 1, seq: 1, response: 'A' },
    { item: 2, seq: 2, response: 'A' },
  ]);
  // A score no column can hold; of another topic, so that no other test gets this paper.
  await insertTopic(app.parts, { id: 'cq-other' });
  await app.parts.db
    .insertInto('examPapers')
    .values({
      id: testId('broken'),
      topicId: 'cq-other',
      formNo: 1,
      questionIds: [],
      versionNos: [],
      credits: [],
      optionOrders: [],
      kinds: ['SINGLE', 'SINGLE'],
      answerKeys: ['A', 'A'],
      points: [2_147_483_647, 2_147_483_647],
      lessonIds: ['x', 'x'],
    })
    .execute();
  await app.parts.db
    .updateTable('examAttempts')
    .set({ paperId: testId('broken') })
    .where('id', '=', badId)
    .execute();
  await app.parts.db.transaction().execute((tx) => closeHandedIn(tx, [badId, goodId]));
  await sweep();
  const states = await Promise.all([badId, goodId].map((id) => readAttempt(app.parts, id)));
  expect(states.map(({ state }) => state)).toEqual(['CLOSED', 'GRADED']);
});

test('G4: an attempt in contact at the deadline is graded with the saved answers', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const key = await rightLetters(app.parts, attemptId);
  await letTimePass(app.parts, attemptId, 3540);
  await save(
    examinee.browser,
    attemptId,
    token,
    key.slice(0, 6).map((response, at) => ({ item: at + 1, seq: at + 1, response })),
  );
  await letTimePass(app.parts, attemptId, 61);
  await sweep();
  const attempt = await readAttempt(app.parts, attemptId);
  expect(attempt).toMatchObject({ closedBecause: 'TIME_UP', result: 'PASSED', score: 60 });
  expect(attempt.submissionNo).not.toBeNull();
});

test('N20: an attempt not returned by the deadline has no score and is used', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const key = await rightLetters(app.parts, attemptId);
  await save(
    examinee.browser,
    attemptId,
    token,
    key.map((response, at) => ({ item: at + 1, seq: at + 1, response })),
  );
  await letTimePass(app.parts, attemptId, 3601);
  await sweep();
  expect(await readAttempt(app.parts, attemptId)).toMatchObject({
    closedBecause: 'NOT_RETURNED',
    result: 'FAILED_NO_SCORE',
    score: null,
    submissionNo: null,
  });
  expect(await resultPage(examinee, attemptId)).toContain('没有返回');
  const check = await examinee.browser.get(`/exams/${examinee.enrolmentId}`);
  expect(check.body).toContain('第 2 次考试');
});

test('the result page closes and grades an overdue attempt without the sweeper', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  await letTimePass(app.parts, attemptId, 3601);
  expect(await resultPage(examinee, attemptId)).toContain('未返回');
  expect((await readAttempt(app.parts, attemptId)).state).toBe('GRADED');
});

test('N17, N18: after two failed attempts comes a restudy round with two new attempts', async () => {
  const examinee = await admit(app, topic);
  const first = await sitExam(app.parts, examinee, 2);
  expect(await resultPage(examinee, first)).toContain('还有 1 次机会');
  expect((await examinee.browser.get('/messages')).body).toContain('考试没有合格');
  const second = await sitExam(app.parts, examinee, 3);
  const [one, two] = [await readAttempt(app.parts, first), await readAttempt(app.parts, second)];
  expect([one.attemptNo, two.attemptNo]).toEqual([1, 2]);
  expect(one.paperId).not.toBe(two.paperId);
  const rounds = await listRounds(app.parts.db, examinee.enrolmentId);
  expect(rounds.map(({ roundNo, because }) => [roundNo, because])).toEqual([
    [1, 'FIRST'],
    [2, 'RESTUDY'],
  ]);
  const page = await resultPage(examinee, second);
  expect(page).toContain('需要重新学习');
  expect(page).toContain(`/study/${examinee.enrolmentId}`);
  const third = await examinee.browser.post(`/exams/${examinee.enrolmentId}/attempts`, {
    confirmed: 'yes',
  });
  expect([third.status, third.body.includes('重新学习')]).toEqual([422, true]);
  await app.parts.db
    .updateTable('studyRounds')
    .set({ completedAt: new Date(), completedByRule: 'OPENED_ALL' })
    .where('id', '=', rounds[1]?.id as string)
    .execute();
  const passed = await sitExam(app.parts, examinee, 9);
  expect(await readAttempt(app.parts, passed)).toMatchObject({
    attemptNo: 1,
    result: 'PASSED',
    roundId: rounds[1]?.id,
  });
});

test('G6: when no further round is allowed, none opens and the page says so', async () => {
  await changeRules(app.parts, topic, { maxRounds: 1 });
  const examinee = await admit(app, topic);
  await sitExam(app.parts, examinee, 0);
  await sitExam(app.parts, examinee, 0);
  const check = await examinee.browser.get(`/exams/${examinee.enrolmentId}`);
  await changeRules(app.parts, topic, {});
  expect(await listRounds(app.parts.db, examinee.enrolmentId)).toHaveLength(1);
  expect(check.body).toContain('考试机会已经全部用完');
});

test('G4: a save repeated because its reply was lost counts as contact', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const given = [{ item: 1, seq: 10_001, response: 'A' }];
  const saved = { status: 200, outcomes: ['saved'] };
  expect(await save(examinee.browser, attemptId, token, given)).toEqual(saved);
  await letTimePass(app.parts, attemptId, 3570);
  expect(await save(examinee.browser, attemptId, token, given)).toEqual(saved);
  await letTimePass(app.parts, attemptId, 60);
  await sweep();
  expect((await readAttempt(app.parts, attemptId)).closedBecause).toBe('TIME_UP');
});
