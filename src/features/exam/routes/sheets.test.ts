import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertEnrolment, insertLearner } from '../../../../test/support/city.ts';
import {
  admit,
  changeRules,
  letTimePass,
  openExam,
  openSheet,
  readAttempt,
  rightLetters,
  save,
  start,
} from '../../../../test/support/exam-cohort.ts';
import {
  createTestApp,
  openTestBrowser,
  type TestApp,
  unlimited,
} from '../../../../test/support/parts.ts';
import { createApp } from '../../../app/app.ts';
import type { Topic } from '../../courses/index.ts';
import { findOpenAttempt } from '../index.ts';
import { listNewestAnswers } from '../queries/answering/saved-answers.ts';

let app: TestApp;
let topic: Topic;

beforeAll(async () => {
  app = await createTestApp();
  ({ topic } = await openExam(app));
});
afterAll(() => app.close());

const answersOf = async (attemptId: string) =>
  listNewestAnswers(app.parts.db, await readAttempt(app.parts, attemptId));

const attemptsOf = (enrolmentId: string) =>
  app.parts.db
    .selectFrom('examAttempts')
    .selectAll()
    .where('enrolmentId', '=', enrolmentId)
    .execute();

test('N10, N15: without access or before study is completed, starting is refused with the next step', async () => {
  const learner = await insertLearner(app.parts);
  const browser = await app.as(learner);
  const paid = await insertEnrolment(app.parts, learner.accountId, topic.id);
  const refused = await browser.post(`/exams/${paid.enrolmentId}/attempts`, { confirmed: 'yes' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('学完课程之后才能考试');
  const page = await browser.get(`/exams/${paid.enrolmentId}`);
  expect(page.body).toContain('学完课程之后才能考试');
  expect(page.body).not.toContain('name="confirmed"');
  const other = await insertLearner(app.parts);
  const unpaid = await insertEnrolment(app.parts, other.accountId, topic.id, {
    state: 'SELECTED',
  });
  const denied = await (await app.as(other)).post(`/exams/${unpaid.enrolmentId}/attempts`, {
    confirmed: 'yes',
  });
  expect([denied.status, denied.body.includes('去缴费')]).toEqual([403, true]);
  expect(await attemptsOf(paid.enrolmentId)).toEqual([]);
});

test('N21: the check page shows attempts left and the deadline, and requires a confirmation', async () => {
  const examinee = await admit(app, topic);
  const page = await examinee.browser.get(`/exams/${examinee.enrolmentId}`);
  expect(page.body).toContain('第 1 次考试');
  expect(page.body).toContain('现在开始则截止');
  const unconfirmed = await examinee.browser.post(`/exams/${examinee.enrolmentId}/attempts`);
  expect(unconfirmed.status).toBe(422);
  expect(unconfirmed.body).toContain('请先确认');
  expect(await attemptsOf(examinee.enrolmentId)).toEqual([]);
});

test('N15: outside the window by the database clock a start is refused, whatever the process clock', async () => {
  const examinee = await admit(app, topic);
  await changeRules(app.parts, topic, { examClosesAt: new Date('2001-01-01T00:00:00+08:00') });
  const refused = await examinee.browser.post(`/exams/${examinee.enrolmentId}/attempts`, {
    confirmed: 'yes',
  });
  await changeRules(app.parts, topic, {});
  expect([refused.status, refused.body.includes('考试时间已经结束')]).toEqual([422, true]);
});

test('N17: clicking start five times at once makes one attempt, and all lead to it', async () => {
  const examinee = await admit(app, topic);
  const ids = await Promise.all([1, 2, 3, 4, 5].map(() => start(examinee)));
  expect(new Set(ids).size).toBe(1);
  expect(await attemptsOf(examinee.enrolmentId)).toHaveLength(1);
});

test("G3: the deadline is fixed at the start; another learner's attempt does not exist", async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const { startedAt, deadlineAt } = await readAttempt(app.parts, attemptId);
  expect(deadlineAt.getTime() - startedAt.getTime()).toBe(60 * 60_000);
  const stranger = await app.as(await insertLearner(app.parts));
  const token = await openSheet(examinee.browser, attemptId);
  expect((await stranger.get(`/attempts/${attemptId}`)).status).toBe(404);
  expect((await stranger.get(`/attempts/${attemptId}/result`)).status).toBe(404);
  expect((await stranger.post(`/attempts/${attemptId}/submission`)).status).toBe(404);
  const answers = [{ item: 1, seq: 9, response: 'B' }];
  expect((await save(stranger, attemptId, token, answers)).status).toBe(404);
  expect(await answersOf(attemptId)).toEqual([]);
});

test('each answer is saved as it is given; an older number never replaces a newer one', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const send = (item: number, seq: number, response: string) =>
    save(examinee.browser, attemptId, token, [{ item, seq, response }]);
  expect((await send(3, 2, 'B')).outcomes).toEqual(['saved']);
  expect((await send(3, 1, 'A')).outcomes).toEqual(['stale']);
  expect((await send(3, 2, 'B')).outcomes).toEqual(['saved']);
  expect((await send(3, 3, '')).outcomes).toEqual(['saved']);
  expect((await send(11, 4, 'A')).status).toBe(404);
  expect(await answersOf(attemptId)).toMatchObject([{ itemNo: 3, seq: 3, response: '' }]);
});

test('a forged token is refused before it reaches the batch of the others', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const forged = await save(examinee.browser, attemptId, 'a\u0000b', [
    { item: 1, seq: 1, response: 'A' },
  ]);
  expect(forged.status).toBeLessThan(500);
  expect((await examinee.browser.get('/attempts/%00/result')).status).toBe(400);
});

test('N19: another device takes over with all saved answers; the old one can no longer write', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const old = await openSheet(examinee.browser, attemptId);
  await save(examinee.browser, attemptId, old, [{ item: 2, seq: 1, response: 'C', marked: true }]);
  const phone = await app.as(examinee.learner);
  const page = await phone.get(`/attempts/${attemptId}`);
  expect(page.body).toMatch(/<input[^>]*name="q2" value="C" checked/);
  expect(page.body).toMatch(/<input[^>]*name="m2" value="1" checked/);
  const late = await save(examinee.browser, attemptId, old, [{ item: 2, seq: 2, response: 'D' }]);
  expect(late.outcomes).toEqual(['taken_over']);
  const contact = await examinee.browser.postJson(`/attempts/${attemptId}/contact`, { token: old });
  expect(JSON.parse(contact.body)).toMatchObject({ current: false, state: 'OPEN' });
  expect(await answersOf(attemptId)).toMatchObject([{ response: 'C' }]);
});

test('N19: the clock is not stopped, and a save after the deadline is refused', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  await letTimePass(app.parts, attemptId, 3601);
  const late = await save(examinee.browser, attemptId, token, [{ item: 1, seq: 1, response: 'A' }]);
  expect(late.outcomes).toEqual(['closed']);
  const back = await examinee.browser.get(`/attempts/${attemptId}`);
  expect(back.headers.location).toBe(`/attempts/${attemptId}/result`);
  expect(await findOpenAttempt(app.parts.db, examinee.learner.accountId)).toBeUndefined();
});

test('Q22: a running attempt is found for the banner, and starting again resumes it', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const open = await findOpenAttempt(app.parts.db, examinee.learner.accountId);
  expect(open?.id).toBe(attemptId);
  const page = await examinee.browser.get(`/exams/${examinee.enrolmentId}`);
  expect(page.body).toContain('继续考试');
  expect(await start(examinee)).toBe(attemptId);
});

test('after a restart a new process continues with the saved answers', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  await save(examinee.browser, attemptId, token, [{ item: 1, seq: 1, response: 'A' }]);
  const restarted = await createApp(app.parts, unlimited);
  const again = await openTestBrowser(restarted, app.parts, examinee.learner);
  const next = await save(again, attemptId, token, [{ item: 2, seq: 2, response: 'B' }]);
  expect(next.outcomes).toEqual(['saved']);
  expect(await answersOf(attemptId)).toMatchObject([
    { itemNo: 1, response: 'A' },
    { itemNo: 2, response: 'B' },
  ]);
  await restarted.close();
});

test('without a script: the sheet is sent as a form, filled again, checked and handed in', async () => {
  const examinee = await admit(app, topic);
  const { browser } = examinee;
  const attemptId = await start(examinee);
  const token = await openSheet(browser, attemptId);
  const key = await rightLetters(app.parts, attemptId);
  const fields = Object.fromEntries(key.slice(0, 8).map((letter, at) => [`q${at + 1}`, letter]));
  const saved = await browser.post(`/attempts/${attemptId}/sheet`, {
    token,
    ...fields,
    m8: '1',
    next: 'save',
  });
  expect(saved.headers.location).toBe(`/attempts/${attemptId}`);
  const page = await browser.get(`/attempts/${attemptId}`);
  expect(page.body.match(/ checked/g)).toHaveLength(9);
  const second = await openSheet(browser, attemptId);
  const review = await browser.post(`/attempts/${attemptId}/sheet`, {
    token: second,
    ...fields,
    next: 'review',
  });
  expect(review.headers.location).toBe(`/attempts/${attemptId}/submission`);
  const summary = await browser.get(`/attempts/${attemptId}/submission`);
  expect(summary.body).toContain('还有 2 题没有作答');
  expect(summary.body).toContain(`/attempts/${attemptId}#q9`);
  await browser.post(`/attempts/${attemptId}/submission`);
  const result = await browser.get(`/attempts/${attemptId}/result`);
  expect(result.body).toContain('恭喜');
  expect(result.body).toContain('80');
});

test('without a script: a taken-over page learns that nothing of it was saved', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const stale = await openSheet(examinee.browser, attemptId);
  await openSheet(examinee.browser, attemptId);
  await examinee.browser.post(`/attempts/${attemptId}/sheet`, { token: stale, q1: 'A' });
  expect(await answersOf(attemptId)).toEqual([]);
  const page = await examinee.browser.get(`/attempts/${attemptId}`);
  expect(page.body).toContain('没有保存');
});

test('G4: without a script the clock frame keeps contact, and only the sheet may frame it', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  await letTimePass(app.parts, attemptId, 600);
  const clock = await examinee.browser.get(`/attempts/${attemptId}/clock`);
  expect(clock.body).toContain('剩余 50分钟');
  expect(clock.body).toContain('http-equiv="refresh"');
  expect(String(clock.headers['content-security-policy'])).toContain("frame-ancestors 'self'");
  const { lastContactAt, startedAt } = await readAttempt(app.parts, attemptId);
  expect(lastContactAt.getTime() - startedAt.getTime()).toBeGreaterThanOrEqual(600_000);
});

test('lesson 4: two openings of the sheet never give the same number to different answers', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const nextSeq = async () => {
    const { body } = await examinee.browser.get(`/attempts/${attemptId}`);
    return Number(/"nextSeq":(\d+)/.exec(body)?.[1]);
  };
  const [first, second] = [await nextSeq(), await nextSeq()];
  expect(second).toBeGreaterThan(first + 1000);
});

test('N19, E23: after an hour without network the pending answers are saved and the session is valid', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const sessions = () =>
    app.parts.db.selectFrom('sessions').where('accountId', '=', examinee.learner.accountId);
  const hourAgo = new Date(app.parts.clock.now().getTime() - 3_600_000);
  await app.parts.db
    .updateTable('sessions')
    .set({ lastSeenAt: hourAgo })
    .where('accountId', '=', examinee.learner.accountId)
    .execute();
  const given = [{ item: 1, seq: 1, response: 'A' }];
  const saved = await save(examinee.browser, attemptId, token, given);
  expect(saved).toEqual({ status: 200, outcomes: ['saved'] });
  // The first contact makes the session a used one again, so that handing in needs no new log-in.
  await examinee.browser.postJson(`/attempts/${attemptId}/contact`, { token });
  const seen = await sessions().select('lastSeenAt').executeTakeFirstOrThrow();
  expect(seen.lastSeenAt.getTime()).toBeGreaterThan(hourAgo.getTime());
  const handedIn = await examinee.browser.post(`/attempts/${attemptId}/submission`);
  expect(handedIn.headers.location).toBe(`/attempts/${attemptId}/result`);
});

test('E23: an ended session saves nothing, and the sheet asks to log in', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  await app.parts.db
    .updateTable('sessions')
    .set({ endedAt: new Date() })
    .where('accountId', '=', examinee.learner.accountId)
    .execute();
  const given = [{ item: 1, seq: 1, response: 'A' }];
  expect((await save(examinee.browser, attemptId, token, given)).status).toBe(401);
  expect((await save(await app.as(null), attemptId, token, given)).status).toBe(401);
  expect(await answersOf(attemptId)).toEqual([]);
});

test('Q22: without a script: a save after the deadline says what was not saved', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  await letTimePass(app.parts, attemptId, 3601);
  const form = { token, q1: 'A', q2: 'B', next: 'save' };
  const answer = await examinee.browser.post(`/attempts/${attemptId}/sheet`, form);
  const result = await examinee.browser.get(String(answer.headers.location));
  expect(result.body).toContain('刚才提交的2处改动没有赶上');
  expect(await answersOf(attemptId)).toEqual([]);
});

test('N2, Q7: from the first exam on an unverified learner can no longer change the name', async () => {
  const examinee = await admit(app, topic);
  const own = () => examinee.browser.get('/account/registration');
  expect((await own()).status).toBe(200);
  await start(examinee);
  const refused = await own();
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('参加过考试之后');
});
