import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertGradedAttempt,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertQuestions,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { preparePaperVariants } from '../../exam/index.ts';
import type { GroupTerm } from '../rules/group-term.ts';
import type { Topic } from '../rules/topic.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

const hours = 3_600_000;
const fromNow = (ms: number) => new Date(Date.now() + ms);
const always = {
  examOpensAt: new Date('2000-01-01T00:00:00+08:00'),
  examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
};
const group: GroupTerm = {
  name: '第一批',
  districtIds: ['cq-nanan'],
  affiliations: [],
  feeFen: null,
  ground: '',
  examOpensAt: null,
  examClosesAt: null,
  seats: null,
};
const setRules = (rules: Partial<Topic>) => insertTopic(app.parts, { ...always, ...rules });

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await setRules({});
  const [lesson = ''] = await insertLessons(app.parts, 'cq-2026', 1, { videoSeconds: 1200 });
  await insertQuestions(app.parts, 'cq-2026', lesson, 14);
  await preparePaperVariants(app.parts, 'cq-2026', 3);
});
afterAll(() => app.close());
beforeEach(() => setRules({}));

async function studied(districtId: string) {
  const learner = await insertLearner(app.parts, { districtId });
  const { enrolmentId, roundId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026', {
    studied: true,
  });
  const browser = await app.as(learner);
  const start = () => browser.post(`/exams/${enrolmentId}/attempts`, { confirmed: 'yes' });
  return { learner, enrolmentId, roundId: String(roundId), browser, start };
}

test('E19: the reduction of a group is the price at the counter, in the list of a unit and on the own pages; others pay in full', async () => {
  const reduced = { ...group, affiliations: ['DISTRICT' as const], districtIds: [] };
  await setRules({ groupTerms: [{ ...reduced, feeFen: 3500, ground: '渝价函〔2026〕9号' }] });
  const teacher = await insertLearner(app.parts, { employerId: bodies.schoolId });
  const doctor = await insertLearner(app.parts, { employerId: bodies.hospitalId });
  const [own, full] = [await app.as(teacher), await app.as(doctor)];
  expect((await own.get('/courses/cq-2026')).body).toContain('35.00');
  const enrolled = await own.post('/enrolments', { topicId: 'cq-2026' });
  const payment = String(enrolled.headers.location);
  expect((await own.get(`${payment}/payment`)).body).toContain('35.00');
  const other = await full.post('/enrolments', { topicId: 'cq-2026' });
  expect((await full.get(`${other.headers.location}/payment`)).body).toContain('70.00');
  const clerk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const paid = await clerk.post(`/counter/learners/${teacher.accountId}/payments`, {
    topicId: 'cq-2026',
    method: 'CASH',
    agrees: ['name', 'idNumber', 'phone', 'district', 'work', 'title'],
  });
  expect(paid.status).toBe(303);
  const colleague = await insertLearner(app.parts, { employerId: bodies.schoolId });
  const unit = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId));
  const who = [colleague.accountId];
  expect((await unit.post('/group-orders', { topicId: 'cq-2026', who })).status).toBe(303);
  const orders = await app.parts.db
    .selectFrom('orders')
    .select(['amountFen', 'state'])
    .orderBy('id')
    .execute();
  expect(orders).toEqual([
    { amountFen: 3500, state: 'PAID' },
    { amountFen: 3500, state: 'OPEN' },
  ]);
});

test('E19: a group that pays nothing is open as soon as it selects', async () => {
  await setRules({ groupTerms: [{ ...group, feeFen: 0, ground: '渝价函〔2026〕9号' }] });
  const learner = await app.as(await insertLearner(app.parts, { districtId: 'cq-nanan' }));
  const { headers } = await learner.post('/enrolments', { topicId: 'cq-2026' });
  expect((await learner.get(String(headers.location))).body).toContain('学习和考试权限已开通');
});

test('E19: who selected before the fee went is opened without a payment', async () => {
  const one = await insertLearner(app.parts, { districtId: 'cq-nanan' });
  const state = 'SELECTED' as const;
  const { enrolmentId } = await insertEnrolment(app.parts, one.accountId, 'cq-2026', { state });
  await setRules({ groupTerms: [{ ...group, feeFen: 0, ground: '渝价函〔2026〕9号' }] });
  const learner = await app.as(one);
  expect((await learner.get(`/enrolments/${enrolmentId}`)).body).toContain('免费开通');
  await learner.post('/enrolments', { topicId: 'cq-2026' });
  const page = (await learner.get(`/enrolments/${enrolmentId}`)).body;
  expect(page).toContain('学习和考试权限已开通');
});

test('N15: the window of a group says who may start and until when', async () => {
  const closed = await studied('cq-nanan');
  const open = await studied('cq-shapingba');
  await setRules({ groupTerms: [{ ...group, examClosesAt: fromNow(-hours) }] });
  const refused = await closed.start();
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('考试时间已经结束');
  expect((await open.start()).headers.location).toMatch(/^\/attempts\//);
  await setRules({ groupTerms: [{ ...group, examOpensAt: fromNow(hours) }] });
  expect((await closed.start()).body).toContain('考试时间还没有到');
  // G3: the end of the group's window is the latest deadline.
  const closes = fromNow(hours / 4);
  await setRules({ groupTerms: [{ ...group, examClosesAt: closes }] });
  expect((await closed.start()).status).toBe(303);
  const attempts = app.parts.db.selectFrom('examAttempts').select('deadlineAt');
  const { deadlineAt } = await attempts
    .where('enrolmentId', '=', closed.enrolmentId)
    .executeTakeFirstOrThrow();
  expect(deadlineAt).toEqual(closes);
});

test('E7: make-up begins for a group when the window of the topic closes', async () => {
  const one = await studied('cq-nanan');
  const terms = [{ ...group, examClosesAt: fromNow(-2 * hours) }];
  await setRules({ groupTerms: terms, makeUpUntil: fromNow(9 * hours) });
  expect((await one.start()).status).toBe(422);
  await setRules({
    groupTerms: terms,
    examClosesAt: fromNow(-hours),
    makeUpUntil: fromNow(9 * hours),
  });
  expect((await one.start()).status).toBe(303);
});

test('E15: between two attempts a start is refused, with the day from which it is possible', async () => {
  const one = await studied('cq-shapingba');
  await setRules({ attemptGapDays: 10 });
  await insertGradedAttempt(app.parts, {
    ...one,
    ...one.learner,
    topicId: 'cq-2026',
    result: 'FAILED',
  });
  await endAttempts(one.enrolmentId, new Date(Date.now() - 3 * 24 * hours));
  const refused = await one.start();
  expect(refused.status).toBe(422);
  const day = new Date(Date.now() + 7 * 24 * hours + 8 * hours).toISOString().slice(0, 10);
  const [year, month, date] = day.split('-').map(Number);
  expect(refused.body).toContain(`${year}年${month}月${date}日起可以再考`);
  expect((await one.browser.get('/')).status).toBe(200);
  await endAttempts(one.enrolmentId, new Date(Date.now() - 11 * 24 * hours));
  expect((await one.start()).status).toBe(303);
});

test('E15: between a failed round and the next the start is refused with a day; without a gap it is not', async () => {
  const one = await studied('cq-shapingba');
  const failed = { ...one, ...one.learner, topicId: 'cq-2026', result: 'FAILED' as const };
  await insertGradedAttempt(app.parts, failed);
  await insertGradedAttempt(app.parts, { ...failed, attemptNo: 2 });
  await app.parts.db
    .insertInto('studyRounds')
    .values({
      id: crypto.randomUUID(),
      enrolmentId: one.enrolmentId,
      roundNo: 2,
      because: 'RESTUDY',
      owedFen: 0,
      completedAt: new Date(),
      completedByRule: 'OPENED_ALL',
    })
    .execute();
  await endAttempts(one.enrolmentId, new Date());
  await setRules({ roundGapDays: 30 });
  const refused = await one.start();
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('日起可以再考');
  await setRules({ attemptGapDays: 30 });
  expect((await one.start()).status).toBe(303);
});

test('E12: video beyond the limit of the day is not credited', async () => {
  await setRules({ dailyStudyMinutes: 10, completionRule: 'WATCH_RATIO', watchRatio: 1 });
  const learner = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026');
  const browser = await app.as(learner);
  const base = `/study/${enrolmentId}/lessons/cq-2026-l1`;
  const begin = new Date('2026-11-23T14:00:00+08:00').getTime();
  const beat = async (played: [number, number], at: number) => {
    app.parts.setNow(new Date(begin + at * 1000));
    const answer = await browser.postJson(`${base}/heartbeats`, {
      token,
      played: [played],
      position: played[1],
    });
    return JSON.parse(answer.body);
  };
  app.parts.setNow(new Date(begin));
  const { token } = JSON.parse((await browser.postJson(`${base}/playback`, {})).body);
  expect(await beat([0, 500], 500)).toMatchObject({ watchedSeconds: 500 });
  const full = await beat([500, 900], 900);
  expect(full).toMatchObject({ watchedSeconds: 600 });
  expect(full.note).toContain('已满 10 分钟');
  app.parts.setNow(new Date(begin + 24 * 3600 * 1000));
});

const endAttempts = (enrolmentId: string, closedAt: Date) =>
  app.parts.db
    .updateTable('examAttempts')
    .set({ closedAt })
    .where('enrolmentId', '=', enrolmentId)
    .execute();
