import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertEnrolment, insertLearner } from '../../../../test/support/city.ts';
import { admit, openExam } from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Topic } from '../../courses/index.ts';
import { findMock, listMockAnswers } from '../queries/mocks.ts';
import { listWrong } from '../queries/wrong-questions.ts';

let app: TestApp;
let topic: Topic;
const start = new Date('2026-11-23T14:00:00+08:00');

beforeAll(async () => {
  app = await createTestApp();
  ({ topic } = await openExam(app));
});
afterAll(() => app.close());

async function startMock(browser: TestBrowser, enrolmentId: string): Promise<string> {
  app.parts.setNow(start);
  const { headers } = await browser.post(`/practice/${enrolmentId}/mocks`);
  return String(headers.location);
}
const idOf = (url: string) => url.split('/').at(-1) as string;
const keyOf = async (url: string) =>
  (await findMock(app.parts.db, idOf(url)))?.paper.answerKeys as string[];
const otherThan = (letter: string | undefined) => (letter === 'A' ? 'B' : 'A');

/** Answers the first items right, the next ones wrong, as a form, and hands in. */
async function takeMock(browser: TestBrowser, enrolmentId: string, right: number, wrong: number) {
  const url = await startMock(browser, enrolmentId);
  const key = await keyOf(url);
  const fields = Object.fromEntries(
    key
      .slice(0, right + wrong)
      .map((letter, at) => [`q${at + 1}`, at < right ? letter : otherThan(letter)]),
  );
  await browser.post(`${url}/sheet`, { token: idOf(url), ...fields, next: 'review' });
  await browser.post(`${url}/submission`);
  return url;
}

/** The number of rows in the tables that practice must not change. */
async function record() {
  const count = async (table: 'examAttempts' | 'examAnswers' | 'examPapers' | 'studyRounds') =>
    (await app.parts.db.selectFrom(table).selectAll().execute()).length;
  return Promise.all(
    (['examAttempts', 'examAnswers', 'examPapers', 'studyRounds'] as const).map(count),
  );
}

test('Enter in an answer presses the first button of the sheet, which saves and hands nothing in', async () => {
  const { browser, enrolmentId } = await admit(app, topic);
  const url = await startMock(browser, enrolmentId);
  const sheet = parse((await browser.get(url)).body).querySelector('form[action$="/sheet"]');
  expect(sheet?.querySelector('button[type=submit]')?.getAttribute('value')).toBe('save');
  const answer = await browser.post(`${url}/sheet`, { token: idOf(url), q1: 'A', next: 'save' });
  expect(answer.headers.location).toBe(url);
});

test('N10: without access there is no mock exam, and another learner finds nothing', async () => {
  const learner = await insertLearner(app.parts);
  const browser = await app.as(learner);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, topic.id, {
    state: 'SELECTED',
  });
  for (const answer of [
    await browser.get(`/practice/${enrolmentId}`),
    await browser.post(`/practice/${enrolmentId}/mocks`),
  ])
    expect([answer.status, answer.body.includes('去缴费')]).toEqual([403, true]);
  const owner = await admit(app, topic);
  const mock = await startMock(owner.browser, owner.enrolmentId);
  expect((await browser.get(mock)).status).toBe(404);
  expect((await browser.get(`/practice/${owner.enrolmentId}`)).status).toBe(404);
});

test('N14: a mock exam can be taken before study is completed and changes no result', async () => {
  const learner = await insertLearner(app.parts);
  const browser = await app.as(learner);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, topic.id);
  const before = await record();
  const url = await takeMock(browser, enrolmentId, 8, 1);
  const page = await browser.get(`${url}/result`);
  expect(page.body).toContain('达到了正式考试的合格线');
  expect(await record()).toEqual(before);
});

test('N14: right answers and explanations are shown at once, and only after handing in', async () => {
  const { browser, enrolmentId } = await admit(app, topic);
  const url = await startMock(browser, enrolmentId);
  const sheet = await browser.get(url);
  expect(sheet.body).not.toContain('解析');
  expect((await browser.get(`${url}/result`)).headers.location).toBe(url);
  await browser.post(`${url}/submission`);
  const result = await browser.get(`${url}/result`);
  expect(result.body.match(/正确答案/g)).toHaveLength(10);
  expect(result.body.match(/解析/g)?.length).toBeGreaterThanOrEqual(10);
  expect((await browser.get(url)).headers.location).toBe(`${url}/result`);
});

test('two clicks on start make one mock exam; the sheet comes back as it was saved', async () => {
  const { browser, enrolmentId } = await admit(app, topic);
  const urls = await Promise.all([1, 2].map(() => startMock(browser, enrolmentId)));
  expect(new Set(urls).size).toBe(1);
  const url = urls[0] as string;
  const send = (seq: number, response: string) =>
    browser.postJson(`${url}/answers`, {
      token: idOf(url),
      answers: [{ item: 4, seq, response, marked: true }],
    });
  expect(JSON.parse((await send(2, 'C')).body).outcomes).toEqual([{ outcome: 'saved' }]);
  await send(1, 'D');
  expect((await browser.get(url)).body).toMatch(/name="q4" value="C" checked/);
});

test('an overdue mock exam takes no answers and is graded with the saved ones', async () => {
  const { browser, enrolmentId } = await admit(app, topic);
  const url = await startMock(browser, enrolmentId);
  const [first] = await keyOf(url);
  const send = (response: string, seq: number) =>
    browser.postJson(`${url}/answers`, {
      token: idOf(url),
      answers: [{ item: 1, seq, response, marked: false }],
    });
  await send(first as string, 1);
  app.parts.setNow(new Date(start.getTime() + 61 * 60_000));
  const fresh = await app.as({
    ...(await insertLearner(app.parts)),
    accountId: (
      await app.parts.db
        .selectFrom('enrolments')
        .select('accountId')
        .where('id', '=', enrolmentId)
        .executeTakeFirstOrThrow()
    ).accountId,
  });
  const late = await fresh.postJson(`${url}/answers`, {
    token: idOf(url),
    answers: [{ item: 1, seq: 2, response: otherThan(first), marked: false }],
  });
  expect(JSON.parse(late.body).outcomes).toEqual([{ outcome: 'closed' }]);
  // Without a script the same: nobody reads "saved" when nothing was.
  await fresh.post(`${url}/sheet`, { token: idOf(url), q1: otherThan(first) });
  await fresh.get(url);
  const told = (await fresh.get(`${url}/result`)).body;
  expect(told).toContain('刚才提交的内容没有保存');
  expect((await findMock(app.parts.db, idOf(url)))?.score).toBe(10);
  expect(await listMockAnswers(app.parts.db, idOf(url))).toHaveLength(1);
});

test('as many questions are collected for practice as the result says were not right, unanswered ones too', async () => {
  const { browser, enrolmentId } = await admit(app, topic);
  await takeMock(browser, enrolmentId, 5, 1);
  expect(await listWrong(app.parts.db, enrolmentId)).toHaveLength(5);
});

test('wrong answers are practised one by one until each was right twice', async () => {
  const { browser, enrolmentId } = await admit(app, topic);
  await takeMock(browser, enrolmentId, 9, 1);
  const [wrong, ...others] = await listWrong(app.parts.db, enrolmentId);
  expect(others).toEqual([]);
  const url = `/practice/${enrolmentId}/questions/${wrong?.questionId}`;
  expect((await browser.get(`/practice/${enrolmentId}/questions`)).headers.location).toBe(url);
  const asked = await browser.get(url);
  expect(asked.body).not.toContain('解析');
  const empty = await browser.post(url);
  expect([empty.status, empty.body.includes('请先作答')]).toEqual([422, true]);
  // In the bank every question has A for its right answer.
  const answered = await browser.post(url, { q1: 'B' });
  const feedback = await browser.get(String(answered.headers.location));
  for (const words of ['答错了', '正确答案', '解析']) expect(feedback.body).toContain(words);
  await browser.post(url, { q1: 'A' });
  expect(await listWrong(app.parts.db, enrolmentId)).toHaveLength(1);
  const last = await browser.post(url, { q1: 'A' });
  expect((await browser.get(String(last.headers.location))).body).toContain('练会了');
  expect(await listWrong(app.parts.db, enrolmentId)).toEqual([]);
});
