import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertGradedAttempt,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { mergeFigures } from '../queries/figures.ts';

let app: TestApp;
let bureau: TestBrowser;
let district: TestBrowser;
let association: TestBrowser;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  const { parts } = app;
  bodies = await insertBodies(parts);
  bureau = await app.as(await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
  district = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.nananId));
  association = await app.as(await insertOfficer(parts, 'ASSOCIATION_CLERK', bodies.associationId));
  await parts.runJobs();
  await parts.db.deleteFrom('learnerYears').execute();
  for (let index = 0; index < 6; index += 1) {
    const person = await insertLearner(parts);
    await parts.db
      .insertInto('learnerYears')
      .values({
        year: 2026,
        accountId: person.accountId,
        organisationId: index < 2 ? bodies.schoolId : bodies.hospitalId,
        jurisdictionId: 'cq-shapingba',
        affiliation: index < 2 ? 'DISTRICT' : 'MUNICIPAL',
        titleLevel: 'INTERMEDIATE',
        required: true,
        enrolledAt: new Date('2026-05-03T02:00:00Z'),
        passedAt: index < 3 ? new Date('2026-09-03T02:00:00Z') : null,
      })
      .onConflict((conflict) => conflict.columns(['year', 'accountId']).doNothing())
      .execute();
  }
  await mergeFigures(parts.db, 20_000);
});
afterAll(() => app.close());

/** The text of a page without its tags. */
const textOf = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('the bureau goes from the city to a district, a unit and the people', async () => {
  const city = await bureau.get('/statistics?year=2026');
  expect(city.status).toBe(200);
  expect(textOf(city.body)).toMatch(/2026年应学人数 6/);
  expect(city.body).toContain('/statistics/units?year=2026&amp;place=cq-shapingba');
  expect(city.body).toMatch(/<table class="bar-rows"[^>]*><caption class="sr-only">逐年比较/);
  expect(textOf(city.body)).toMatch(/2026年停在哪一步.*1 应学 6/);
  const units = await bureau.get('/statistics/units?year=2026&place=cq-shapingba');
  expect(textOf(units.body)).toMatch(/市属医院 4 4.*区属学校 2 2/);
  const unit = await bureau.get(`/statistics/units/${bodies.schoolId}?year=2026`);
  expect(unit.status).toBe(200);
  expect(unit.body).toContain('人员名单');
});

test('a district sees its own people only, and a foreign unit does not exist', async () => {
  const own = await district.get('/statistics?year=2026');
  expect(textOf(own.body)).toMatch(/2026年应学人数 0/);
  expect((await district.get(`/statistics/units/${bodies.schoolId}`)).status).toBe(404);
  expect(textOf((await district.get('/statistics/units?place=cq-shapingba')).body)).not.toContain(
    '区属学校',
  );
});

test('who may not see people is not told of fewer than five', async () => {
  const units = await association.get('/statistics/units?year=2026&place=cq-shapingba');
  expect(textOf(units.body)).toMatch(/区属学校 ＜5/);
  const unit = await association.get(`/statistics/units/${bodies.schoolId}?year=2026`);
  expect(unit.body).not.toContain('人员名单');
  const order = await association.post('/statistics/exports', {
    kind: 'PEOPLE',
    format: 'csv',
    year: '2026',
  });
  expect(order.status).toBe(403);
});

test('a file is ordered, written in the background and fetched; others do not find it', async () => {
  const order = await bureau.post('/statistics/exports', {
    kind: 'UNITS',
    format: 'csv',
    year: '2026',
  });
  expect(order.status).toBe(303);
  const path = String(order.headers.location);
  expect((await bureau.get(path)).body).toContain('排队中');
  await app.parts.runJobs();
  expect(textOf((await bureau.get(path)).body)).toContain('共 2 行');
  const file = await bureau.get(`${path}/file`);
  expect(file.body).toMatch(/区属学校,.*沙坪坝区,/);
  expect((await district.get(path)).status).toBe(404);
});

test('a cancelled file is not written', async () => {
  const order = await bureau.post('/statistics/exports', {
    kind: 'PEOPLE',
    format: 'xlsx',
    year: '2026',
  });
  const path = String(order.headers.location);
  expect((await bureau.post(`${path}/cancellation`)).status).toBe(303);
  await app.parts.runJobs();
  expect((await bureau.get(path)).body).toContain('已取消');
  expect((await bureau.get(`${path}/file`)).status).toBe(409);
});

test('an export without a kind is asked for it again', async () => {
  const order = await bureau.post('/statistics/exports', {
    kind: 'NOTHING',
    format: 'csv',
    year: '2026',
  });
  expect(order.status).toBe(422);
  expect(order.body).toContain('请选择要导出的内容');
});

test('scores and questions are counted once and taken out again when an attempt is annulled', async () => {
  const { parts } = app;
  const topic = await insertTopic(parts);
  const ids: string[] = [];
  for (const [score, answer] of [
    [90, 'A'],
    [80, 'A'],
    [40, 'B'],
    [30, 'A'],
  ] as const) {
    const person = await insertLearner(parts);
    const enrolment = await insertEnrolment(parts, person.accountId, topic.id);
    const id = await insertGradedAttempt(parts, {
      enrolmentId: enrolment.enrolmentId,
      roundId: enrolment.roundId as string,
      accountId: person.accountId,
      topicId: topic.id,
      result: score >= 60 ? 'PASSED' : 'FAILED',
      score,
    });
    ids.push(id);
    await sql`update exam_papers set question_ids = '{q1}', version_nos = '{1}', answer_keys = '{A}', option_orders = '{ABCD}',
      points = '{1}', lesson_ids = '{l1}' where id = (select paper_id from exam_attempts where id = ${id})`.execute(
      parts.db,
    );
    await sql`insert into exam_answers (topic_id, attempt_id, item_no, seq, response)
      values (${topic.id}, ${id}, 1, 1, 'C'), (${topic.id}, ${id}, 1, 2, ${answer})`.execute(
      parts.db,
    );
  }
  await mergeFigures(parts.db, 20_000);
  const page = textOf((await bureau.get(`/statistics/exams?topic=${topic.id}`)).body);
  expect(page).toMatch(/已评分考试 4 合格 2/);
  expect(page).toMatch(/最近28天交卷的时段 次 .*周一 .*周日 0–2时/);
  // Three of four right; scores of the right ones 90, 80, 30: r = 0.45.
  expect(page).toMatch(/q1 4 0.75 0.45/);
  await sql`update exam_attempts set result = 'VOIDED', annulled_at = now(), annulled_because = '测试' where id = ${ids[0]}`.execute(
    parts.db,
  );
  await mergeFigures(parts.db, 20_000);
  expect(textOf((await bureau.get(`/statistics/exams?topic=${topic.id}`)).body)).toMatch(
    /已评分考试 3 合格 1/,
  );
});

test('every view answers who may see it', async () => {
  for (const path of ['endorsements', 'payments', 'exports', 'units'])
    expect((await bureau.get(`/statistics/${path}`)).status).toBe(200);
  expect((await association.get('/statistics/payments')).status).toBe(404);
});
