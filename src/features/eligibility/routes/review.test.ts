import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type Graduate, graduate, passExam } from '../../../../test/support/slips.ts';
import type { Learner, Officer } from '../../../kernel/actor.ts';
import { endorseSlips, revokeEndorsement } from '../../endorsement/fixtures.ts';
import { loseEligibility, restoreEligibility } from '../index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let admin: Officer;
let clerk: Officer;
let school: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026', year: 2026 });
  await insertTopic(app.parts, {
    id: 'cq-2025',
    year: 2025,
    title: '职业道德与诚信',
    enrolmentOpensAt: new Date('2025-01-01T00:00:00+08:00'),
    examOpensAt: new Date('2025-01-01T00:00:00+08:00'),
    enrolmentClosesAt: new Date('2025-12-01T00:00:00+08:00'),
    examClosesAt: new Date('2025-12-31T00:00:00+08:00'),
    makeUpUntil: new Date('2026-12-20T00:00:00+08:00'),
  });
  admin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
  school = await app.as(admin);
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
});
afterAll(() => app.close());

/** A teacher of the school with a title since 2024, who passed 2025 or did not. */
async function teacher(name: string, passed: boolean): Promise<Learner> {
  const learner = await insertLearner(app.parts, { employerId: bodies.schoolId, name });
  await app.parts.db
    .updateTable('learners')
    .set({ titleAwardedOn: '2024-06-01' })
    .where('accountId', '=', learner.accountId)
    .execute();
  if (passed) await endorse(await passExam(app.parts, learner, 'cq-2025'));
  return learner;
}

async function endorse({ endorsement }: Graduate): Promise<void> {
  await endorseSlips(app.parts, clerk, [endorsement.id]);
  await app.parts.runJobs();
}

const recommend = (learner: Learner, browser = school, year = '2026') =>
  browser.post(`/review/people/${learner.accountId}/recommendation`, {
    year,
    level: 'INTERMEDIATE',
  });

test('N37, G11: the learner sees each year with its slip, and until when a missing one can be made up', async () => {
  const ready = await app.as(await teacher('齐备之人', true));
  const page = await ready.get('/readiness?year=2026');
  expect(page.status).toBe(200);
  expect(page.body).toContain('公需科目已具备');
  expect(page.body).toMatch(/href="\/slips\/[^"]+"/);
  const missing = await app.as(await teacher('缺年之人', false));
  const lacking = await missing.get('/readiness?year=2026');
  expect(lacking.body).toContain('2025年缺少');
  expect(lacking.body).toContain('2026年12月20日');
  expect(lacking.body).toContain('/courses/cq-2025');
  const next = await ready.get('/readiness?year=2027');
  expect(next.body).toContain('2026年缺少');
});

test('N37: the unit cannot recommend while slips are missing, and is told which; nobody himself (G10)', async () => {
  const missing = await teacher('不能推荐', false);
  const refused = await recommend(missing);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('2025年缺少');
  const ready = await teacher('可以推荐', true);
  expect((await recommend(ready)).status).toBe(303);
  expect((await recommend(ready)).status).toBe(409);
  const page = await school.get(`/review/people/${ready.accountId}?year=2026`);
  expect(page.body).toContain('等待受理部门核验');
  const self = await teacher('自己人', true);
  const himself = await app.as(
    await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId, self.accountId),
  );
  expect((await recommend(self, himself)).status).toBe(403);
  expect((await school.get('/review/staff?year=2026')).body).toContain('不能推荐');
});

test('N37: another unit neither sees nor recommends the person; the recommendation is withdrawn with a reason', async () => {
  const ready = await teacher('撤回之人', true);
  const hospital = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId));
  expect((await hospital.get(`/review/people/${ready.accountId}`)).status).toBe(404);
  expect((await recommend(ready, hospital)).status).toBe(404);
  await recommend(ready);
  const { id } = await app.parts.db
    .selectFrom('reviewRecommendations')
    .select('id')
    .where('accountId', '=', ready.accountId)
    .executeTakeFirstOrThrow();
  const url = `/review/recommendations/${id}/withdrawal`;
  expect((await hospital.post(url, { because: '不是本单位的' })).status).toBe(404);
  expect((await school.post(url, { because: '' })).status).toBe(422);
  expect((await school.post(url, { because: '本人放弃申报' })).status).toBe(303);
  expect((await recommend(ready)).status).toBe(303);
});

test('G12, N38: a revoked slip or a lost year makes a person not ready; a won appeal makes him ready again', async () => {
  const learner = await insertLearner(app.parts, {
    employerId: bodies.schoolId,
    name: '涉案之人',
  });
  const passed = await passExam(app.parts, learner, 'cq-2025');
  await endorse(passed);
  const own = await app.as(learner);
  expect((await own.get('/readiness?year=2026')).body).toContain('公需科目已具备');
  const { parts } = app;
  const loss = {
    accountId: learner.accountId,
    year: 2026,
    reference: 'case-1',
    because: '弄虚作假',
  };
  await parts.db.transaction().execute((tx) => loseEligibility(parts, tx, 'SYSTEM', loss));
  expect((await own.get('/readiness?year=2026')).body).toContain('评聘资格已取消：弄虚作假');
  expect((await recommend(learner)).status).toBe(409);
  expect((await own.get('/readiness?year=2027')).body).not.toContain('评聘资格已取消');
  await parts.db
    .transaction()
    .execute((tx) =>
      restoreEligibility(parts, tx, 'SYSTEM', { reference: 'case-1', because: '申诉成立' }),
    );
  expect((await own.get('/readiness?year=2026')).body).toContain('公需科目已具备');
  await revokeEndorsement(parts, clerk, passed.endorsement.id, '复核发现不实');
  await parts.runJobs();
  expect((await own.get('/readiness?year=2026')).body).toContain('合格单已撤销');
});

test('N35, G13: the unit sees who may not be graded excellent; an approved absence excuses; the fixed list stays', async () => {
  const { parts } = app;
  const office = await insertOfficer(parts, 'UNIT_ADMIN', bodies.hospitalId);
  const hospital = await app.as(office);
  await graduate(parts, 'cq-2026', { employerId: bodies.hospitalId, name: '待审医生' });
  const ill = await insertLearner(parts, { employerId: bodies.hospitalId, name: '病休医生' });
  await insertLearner(parts, { employerId: bodies.hospitalId, name: '缺席医生' });
  const own = await app.as(ill);
  const absence = { reasonCode: 'OTHER', validFrom: '2026-02-01', validTo: '2026-03-01' };
  expect((await own.post('/absences', absence)).body).toContain('不足90天');
  const unproven = { ...absence, validTo: '2026-08-31', reasonCode: 'LONG_SICK_LEAVE' };
  const asked = await own.post('/absences', unproven);
  expect(asked.status).toBe(422);
  expect(asked.body).toContain('须上传证明材料');
  expect(asked.body).toContain('value="2026-08-31"');
  expect((await own.post('/absences', { ...absence, validTo: '2026-08-31' })).status).toBe(303);
  const url = `/assessments/${bodies.hospitalId}?year=2026`;
  const before = await hospital.get(url);
  expect(before.body).toContain('还没有审验');
  expect(before.body.match(/tag-error/g)).toHaveLength(2);
  const twice = await own.post('/absences', { ...absence, validTo: '2026-08-31' });
  expect([twice.status, twice.body]).toEqual([422, expect.stringContaining('已经在办理')]);
  const desk = await hospital.get('/absence-desk');
  const id = /\/absence-desk\/([0-9a-f-]{36})/.exec(desk.body)?.[1];
  expect((await hospital.post(`/absence-desk/${id}/decision`, { decision: 'refuse' })).status).toBe(
    422,
  );
  expect(
    (await hospital.post(`/absence-desk/${id}/decision`, { decision: 'approve' })).status,
  ).toBe(303);
  const freeze = `/assessments/${bodies.hospitalId}/versions`;
  expect((await hospital.post(freeze, { year: '2026' })).status).toBe(303);
  expect((await hospital.get(url)).body).toContain('其他正当理由，已批准');
  await hospital.post(`/absence-desk/${id}/withdrawal`, { because: '材料不实' });
  expect((await hospital.get(url)).body).toContain('之后有1人的情况发生变化');
  const pdf = await hospital.get(`/assessments/${bodies.hospitalId}/list.pdf?year=2026`);
  expect(pdf.body).toContain('其他正当理由，已批准');
  expect((await school.get(url)).status).toBe(404);
  const district = await app.as(clerk);
  // The hospital is a municipal unit: not this district's.
  expect((await district.get(url)).status).toBe(404);
  expect((await district.get(`/absence-desk/${id}`)).status).toBe(404);
  const bureau = await app.as(
    await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  expect((await bureau.get('/assessments?year=2026')).body).toContain('市属医院');
  expect((await bureau.get(`/absence-desk/${id}`)).body).toContain('材料不实');
});

test('N37: the district checks a list: a reason for each, strangers and people of others alike; accepts who is ready', async () => {
  const { parts } = app;
  const insert = (idNumber: string, name: string, employerId: string) =>
    insertLearner(parts, { idNumber, name, employerId });
  const numbers = ['500106199001019991', '500106199001019992', '500106199001019993'] as const;
  const ready = await insert(numbers[0], '受理之人', bodies.schoolId);
  await endorse(await passExam(parts, ready, 'cq-2025'));
  await insert(numbers[1], '欠缺之人', bodies.schoolId);
  await insert(numbers[2], '别处之人', bodies.hospitalId);
  await recommend(ready);
  const district = await app.as(clerk);
  const list = [
    `受理之人 ${numbers[0]}`,
    `欠缺之人,${numbers[1]}`,
    `别处之人 ${numbers[2]}`,
    '没有的人 500106199001019999',
  ].join('\n');
  const ask = { year: '2026', level: 'INTERMEDIATE', source: 'LIST', list };
  const twice = await district.post('/acceptance', { ...ask, list: `${list}\n再来 ${numbers[0]}` });
  expect(twice.status).toBe(422);
  expect(twice.body).toContain('第5行：与第1行的证件号码相同');
  const url = String((await district.post('/acceptance', ask)).headers.location);
  const page = (await district.get(url)).body;
  expect(page).toContain('已全部具备');
  expect(page).toContain('2025年缺少');
  expect(page.match(/>没有这位人员，或者不属于本部门受理范围</g)).toHaveLength(2);
  const ids = [...page.matchAll(/name="id" value="([^"]+)"/g)].map((match) => match[1] as string);
  expect(ids).toHaveLength(2);
  const decide = (id: string[], decision: string, note = '') =>
    district.post(`${url}/decisions`, { id, decision, note });
  expect((await decide(ids, 'accept')).status).toBe(409);
  expect((await decide(ids.slice(0, 1), 'accept')).status).toBe(303);
  expect((await decide(ids.slice(1), 'refuse')).status).toBe(422);
  expect((await decide(ids.slice(1), 'refuse', '缺少合格单')).status).toBe(303);
  const person = await school.get(`/review/people/${ready.accountId}?year=2026`);
  expect(person.body).toContain('已受理');
  expect((await district.get(`${url}/result.pdf`)).body).toContain('不予受理');
  expect((await district.get(`${url}/result.xlsx`)).status).toBe(200);
  const other = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.nananId));
  expect((await other.get(url)).status).toBe(404);
});

test('G10, G11: two persons of the bureau set a closer rule for a district and end it again; readiness follows at once', async () => {
  const { parts } = app;
  const learner = await teacher('规则之人', false);
  const own = await app.as(learner);
  expect((await own.get('/readiness?year=2026')).body).toContain('2025年缺少');
  const division = await app.as(
    await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  const rule = {
    name: '沙坪坝区专门规则',
    basis: '沙人社〔2026〕1号',
    jurisdictionId: 'cq-shapingba',
    applyFromYear: '2026',
    firstTopicYear: '2026',
    starts: 'TITLE',
    counting: 'BY_YEAR',
    yearsWithoutTitle: '1',
    excusedCounts: 'yes',
    evidence: 'ENDORSED',
  };
  expect((await division.post('/cycle-rules', { ...rule, starts: 'FIXED' })).status).toBe(422);
  const second = await app.as(
    await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  const proposed = String((await division.post('/cycle-rules', rule)).headers.location);
  expect((await division.post(`${proposed}/confirmation`)).status).toBe(403);
  expect((await own.get('/readiness?year=2026')).body).not.toContain('沙坪坝区专门规则');
  expect((await second.get(proposed)).body).toContain('从2026年的专题算起');
  expect((await second.post(`${proposed}/confirmation`)).status).toBe(303);
  expect((await own.get('/readiness?year=2026')).body).toContain('沙坪坝区专门规则');
  expect((await own.get('/readiness?year=2026')).body).toContain('没有需要提交的年度');
  const { id } = await parts.db
    .selectFrom('cycleRules')
    .select('id')
    .where('name', '=', rule.name)
    .executeTakeFirstOrThrow();
  const end = await division.post(`/cycle-rules/${id}/end`, { because: '文件废止' });
  expect((await second.post(`${end.headers.location}/confirmation`)).status).toBe(303);
  expect((await own.get('/readiness?year=2026')).body).toContain('2025年缺少');
});
