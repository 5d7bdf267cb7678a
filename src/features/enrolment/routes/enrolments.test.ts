import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Actor, Learner } from '../../../kernel/actor.ts';
import { instantOf } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import {
  findActiveEnrolment,
  getCurrentRound,
  getEnrolment,
  grantAccess,
  hasAccess,
  listEnrolments,
  listRounds,
  openRestudyRound,
  revokeAccess,
} from '../index.ts';

const topicId = 'cq-2026';
let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
  await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId });
});
afterAll(() => app.close());

const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.parts.db.transaction().execute(work);

async function newLearner(): Promise<{ learner: Learner; browser: TestBrowser }> {
  const learner = await insertLearner(app.parts);
  return { learner, browser: await app.as(learner) };
}

/** Selects a topic through the page; returns the enrolment's id. */
async function select(browser: TestBrowser, topic = topicId): Promise<string> {
  const answer = await browser.post('/enrolments', { topicId: topic });
  expect(answer.status).toBe(303);
  return String(answer.headers.location).replace('/enrolments/', '');
}
const enrolmentsOf = ({ accountId }: Actor) => listEnrolments(app.parts.db, accountId);
const openAccess = (enrolmentId: string) =>
  inTx((tx) => grantAccess(app.parts, tx, 'SYSTEM', { enrolmentId, because: 'ONLINE' }));

test('N5: the learner reads hours, fee, its document, window and attempts, selects, and cannot study before paying', async () => {
  const { learner, browser } = await newLearner();
  const course = (await browser.get(`/courses/${topicId}`)).body;
  for (const fact of ['20 学时', '¥70.00', '渝价函〔2010〕205号', '每轮 2 次', '选报这门课程'])
    expect(course).toContain(fact);
  const id = await select(browser);
  const page = await browser.get(`/enrolments/${id}`);
  expect(page.body).toContain('已选报。缴费成功后即可学习和考试');
  expect(page.body).toContain('下一步：缴费');
  expect((await enrolmentsOf(learner)).map(({ state }) => state)).toEqual(['SELECTED']);
  expect(await hasAccess(app.parts.db, id)).toBe(false);
  expect((await browser.get('/courses')).body).toContain('待缴费');
});

test('N5: one enrolment per topic: two clicks and a second try lead to the same one', async () => {
  const { learner, browser } = await newLearner();
  const form = { topicId };
  const answers = await Promise.all([1, 2, 3].map(() => browser.post('/enrolments', form)));
  const again = await browser.post('/enrolments', form);
  const all = await enrolmentsOf(learner);
  expect(all).toHaveLength(1);
  for (const answer of [...answers, again])
    expect(answer.headers.location).toBe(`/enrolments/${all[0]?.id}`);
});

test('N5: another topic may be selected besides (E6)', async () => {
  await insertTopic(app.parts, { id: 'cq-2026b', title: '另一个专题' });
  const { learner, browser } = await newLearner();
  await select(browser);
  await select(browser, 'cq-2026b');
  expect(await enrolmentsOf(learner)).toHaveLength(2);
});

test('N5: before payment a selection can be withdrawn and made again', async () => {
  const { learner, browser } = await newLearner();
  const id = await select(browser);
  expect((await browser.post(`/enrolments/${id}/withdrawal`)).status).toBe(303);
  expect((await browser.post(`/enrolments/${id}/withdrawal`)).status).toBe(303);
  expect((await browser.get('/courses')).body).toContain('已退选，没有产生任何费用');
  expect((await getEnrolment(app.parts.db, id)).state).toBe('WITHDRAWN');
  const anew = await select(browser);
  expect(anew).not.toBe(id);
  expect(await enrolmentsOf(learner)).toHaveLength(2);
});

test('N5, E20: a paid enrolment cannot be withdrawn, and access stays', async () => {
  const { browser } = await newLearner();
  const id = await select(browser);
  await openAccess(id);
  const answer = await browser.post(`/enrolments/${id}/withdrawal`);
  expect(answer.status).toBe(409);
  expect(answer.body).toContain('开始学习前可以申请退费');
  expect((await browser.get(`/enrolments/${id}`)).body).not.toContain('退选');
  expect(await hasAccess(app.parts.db, id)).toBe(true);
});

test('N5: another learner neither sees nor withdraws a selection', async () => {
  const { browser } = await newLearner();
  const id = await select(browser);
  const other = await newLearner();
  expect((await other.browser.get(`/enrolments/${id}`)).status).toBe(404);
  expect((await other.browser.post(`/enrolments/${id}/withdrawal`)).status).toBe(404);
  expect((await getEnrolment(app.parts.db, id)).state).toBe('SELECTED');
});

test('E7: not open yet, closed, draft or unknown: nothing can be selected', async () => {
  const { learner, browser } = await newLearner();
  await insertTopic(app.parts, { id: 'early', enrolmentOpensAt: instantOf('2026-12-01') });
  await insertTopic(app.parts, { id: 'late', enrolmentClosesAt: instantOf('2026-11-01') });
  await insertTopic(app.parts, { id: 'draft', state: 'DRAFT' });
  expect((await browser.get('/courses/early')).body).toContain('2026年12月1日开放选课');
  expect((await browser.get('/courses/late')).body).toContain('选课和补学时间都已结束');
  expect((await browser.get('/courses/draft')).status).toBe(404);
  const statusOf = async (id: string) =>
    (await browser.post('/enrolments', { topicId: id })).status;
  expect(await statusOf('early')).toBe(422);
  expect(await statusOf('late')).toBe(422);
  expect(await statusOf('draft')).toBe(404);
  expect(await statusOf('nothing')).toBe(404);
  expect((await browser.post('/enrolments')).status).toBe(404);
  expect(await enrolmentsOf(learner)).toEqual([]);
});

test('E7: an earlier year can be made up until the time of the topic, not later', async () => {
  const last = {
    id: 'cq-2025',
    year: 2025,
    enrolmentOpensAt: instantOf('2025-03-01'),
    enrolmentClosesAt: instantOf('2025-12-31'),
  };
  await insertTopic(app.parts, { ...last, makeUpUntil: instantOf('2026-12-31', '23:59') });
  const { browser } = await newLearner();
  expect((await browser.get('/courses')).body).toContain('可以补学');
  expect((await browser.get('/courses/cq-2025')).body).toContain('可以补学到 2026年12月31日');
  await select(browser, 'cq-2025');
  await insertTopic(app.parts, { ...last, makeUpUntil: app.parts.clock.now() });
  const { browser: tooLate } = await newLearner();
  expect((await tooLate.post('/enrolments', { topicId: 'cq-2025' })).status).toBe(422);
});

/** The page without its head, which describes the whole platform. */
const bodyOf = (html: string) => html.slice(html.indexOf('<main'));

test('E19: a topic without fee opens at once, and no page asks to pay', async () => {
  await insertTopic(app.parts, { id: 'free', feeFen: 0, title: '免费专题' });
  const { browser } = await newLearner();
  const course = (await browser.get('/courses/free')).body;
  expect(course).toContain('免费');
  expect(bodyOf(course)).not.toContain('缴费');
  const id = await select(browser, 'free');
  expect((await getEnrolment(app.parts.db, id)).state).toBe('OPEN');
  expect(await hasAccess(app.parts.db, id)).toBe(true);
  const page = (await browser.get(`/enrolments/${id}`)).body;
  expect(page).toContain('进入学习');
  expect(bodyOf(page)).not.toContain('缴费');
});

test('N7-N9: access is granted once, with one first round, however often it is called', async () => {
  const { browser } = await newLearner();
  const id = await select(browser);
  await Promise.all([openAccess(id), openAccess(id), openAccess(id)]);
  expect(await listRounds(app.parts.db, id)).toHaveLength(1);
  const grants = await app.parts.db
    .selectFrom('accessGrants')
    .select('id')
    .where('enrolmentId', '=', id)
    .execute();
  expect(grants).toHaveLength(1);
});

test('E20: a refund ends access; the topic may be selected again, the ended enrolment never reopens', async () => {
  const { learner, browser } = await newLearner();
  const id = await select(browser);
  await openAccess(id);
  await inTx((tx) => revokeAccess(tx, 'SYSTEM', id, { because: '退费', becomes: 'REFUNDED' }));
  expect(await hasAccess(app.parts.db, id)).toBe(false);
  await expect(openAccess(id)).rejects.toMatchObject({ code: 'enrolment.ended' });
  const anew = await select(browser);
  const active = await findActiveEnrolment(app.parts.db, learner.accountId, topicId);
  expect(active?.id).toBe(anew);
});

test('N18: a restudy round follows the first and must be completed again', async () => {
  const { browser } = await newLearner();
  const id = await select(browser);
  await openAccess(id);
  await inTx((tx) => openRestudyRound(tx, id));
  const round = await getCurrentRound(app.parts.db, id);
  expect(round).toMatchObject({ roundNo: 2, because: 'RESTUDY', completedAt: null });
  expect((await browser.get(`/enrolments/${id}`)).body).toContain('第2轮学习已开放');
});

test('N1, N5: a visitor reads the course and is asked to log in before selecting', async () => {
  const visitor = await app.as(null);
  expect((await visitor.get(`/courses/${topicId}`)).body).toContain('注册或登录后即可选报');
  const answer = await visitor.post('/enrolments', { topicId });
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toContain('/login');
});
