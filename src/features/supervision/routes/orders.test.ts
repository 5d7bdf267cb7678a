import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertOrganisation,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { mergeFigures } from '../../statistics/index.ts';
import { remindOrders } from '../commands/remind-orders.ts';
import { listOrders } from '../queries/orders.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let actors: Record<'bureau' | 'district' | 'other' | 'school' | 'centre', Actor>;
const browsers = {} as Record<keyof typeof actors, TestBrowser>;
const page = { closed: false, limit: 50, offset: 0 };
const textOf = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** So many people of a unit in 2026, of whom some have enrolled and some are done. */
async function people(
  unit: string,
  place: string,
  how: { n: number; enrolled: number; done: number },
) {
  for (let index = 0; index < how.n; index += 1) {
    const { accountId } = await insertLearner(app.parts, { districtId: place });
    await app.parts.db
      .insertInto('learnerYears')
      .values({
        year: 2026,
        accountId,
        organisationId: unit,
        jurisdictionId: place,
        affiliation: 'DISTRICT',
        titleLevel: 'INTERMEDIATE',
        required: true,
        enrolledAt: index < how.enrolled ? new Date('2026-05-03T02:00:00Z') : null,
        recordedAt: index < how.done ? new Date('2026-09-03T02:00:00Z') : null,
      })
      .onConflict((conflict) => conflict.columns(['year', 'accountId']).doNothing())
      .execute();
  }
}

beforeAll(async () => {
  app = await createTestApp();
  const { parts } = app;
  bodies = await insertBodies(parts);
  actors = {
    bureau: await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
    district: await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId),
    other: await insertOfficer(parts, 'DISTRICT_CLERK', bodies.nananId),
    school: await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId),
    centre: await insertOfficer(parts, 'CENTRE_CLERK', bodies.centreId),
  };
  for (const [name, actor] of Object.entries(actors))
    browsers[name as keyof typeof actors] = await app.as(actor);
  await parts.runJobs();
  await parts.db.deleteFrom('learnerYears').execute();
  const nananSchool = await insertOrganisation(parts, 'EMPLOYER', {
    name: '南岸区属学校',
    affiliation: 'DISTRICT',
    jurisdictionId: 'cq-nanan',
  });
  await people(bodies.schoolId, 'cq-shapingba', { n: 10, enrolled: 8, done: 2 });
  await people(nananSchool, 'cq-nanan', { n: 4, enrolled: 4, done: 4 });
  await mergeFigures(parts.db, 20_000);
});
afterAll(() => app.close());

test('N33: the bureau sees the district furthest behind first, marked, and goes down to the people', async () => {
  const city = await browsers.bureau.get('/supervision?year=2026&by=place');
  expect(city.status).toBe(200);
  expect(textOf(city.body)).toMatch(
    /沙坪坝区 10 8 2 80\.0% 2 偏低 20\.0% .*南岸区 4 4 0 100\.0% 4 100\.0%/,
  );
  expect(city.body).toContain('/supervision?year=2026&amp;by=unit&amp;place=cq-shapingba');
  const units = await browsers.bureau.get('/supervision?year=2026&by=unit&place=cq-shapingba');
  expect(units.body).toContain(
    `/statistics/units/${bodies.schoolId}?year=2026&amp;standing=NOT_ENROLLED`,
  );
  // Without a choice the units of the place furthest behind are shown.
  expect((await browsers.bureau.get('/supervision?by=unit')).body).toContain('区属学校');
  const people = await browsers.bureau.get(
    `/statistics/units/${bodies.schoolId}?year=2026&standing=NOT_ENROLLED`,
  );
  expect(people.body).toContain('500***********');
});

test('a district sees its own alone, the centre reads and orders nothing', async () => {
  const own = await browsers.other.get('/supervision?year=2026&by=unit&place=cq-shapingba');
  expect(textOf(own.body)).toContain('南岸区属学校');
  expect(textOf(own.body)).not.toMatch(/(^|[^岸])区属学校/);
  const centre = await browsers.centre.get('/supervision?year=2026');
  expect(centre.status).toBe(200);
  expect(centre.body).not.toContain('name="member"');
  expect((await browsers.centre.get('/catch-up-orders')).status).toBe(404);
});

test('the table goes out as a sheet and on paper; the thresholds are data of the bureau', async () => {
  const sheet = await browsers.bureau.get('/supervision.xlsx?year=2026&by=unit&place=cq-shapingba');
  expect(sheet.headers['content-disposition']).toContain('.xlsx');
  const paper = await browsers.bureau.get('/supervision.pdf?year=2026&by=place');
  expect(paper.body).toContain('supervision/participation');
  expect(paper.body).toContain('沙坪坝区');
  const wrong = await browsers.bureau.post('/supervision/thresholds', {
    participation: '120',
    completion: '10',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('不能超过100');
  const right = { participation: '80', completion: '10' };
  expect((await browsers.bureau.post('/supervision/thresholds', right)).status).toBe(303);
  expect((await browsers.bureau.get('/supervision?year=2026')).body).not.toContain(
    '偏低</span> 20',
  );
});

const words = {
  kind: 'PLACE',
  year: '2026',
  member: 'cq-shapingba',
  metric: 'recorded',
  targetPercent: '90',
  deadline: '2026-12-10',
  basis: '渝人社办〔2010〕257号',
  text: '请逐人提醒没有完成的人员。',
};

test('N34: an order goes its way: issued, acknowledged, reported, sent back, accepted', async () => {
  const { bureau, district } = browsers;
  const form = await bureau.get('/catch-up-orders/new?kind=PLACE&year=2026&member=cq-shapingba');
  expect(textOf(form.body)).toContain('沙坪坝区人力社保局 应学 10 人，现在完成率 20.0%');
  const late = await bureau.post('/catch-up-orders', { ...words, deadline: '2026-11-23' });
  expect(late.status).toBe(422);
  expect(late.body).toContain('期限要在今天之后');
  expect(late.body).toContain('请逐人提醒没有完成的人员。');
  expect((await bureau.post('/catch-up-orders', words)).status).toBe(303);
  // The same is not ordered twice while it is open.
  expect((await bureau.post('/catch-up-orders', words)).status).toBe(409);
  const [order] = await listOrders(app.parts.db, page);
  expect(order).toMatchObject({ state: 'ISSUED', dueAtIssue: 10, reachedAtIssue: 2 });
  expect(order?.orderNo).toMatch(/^DB2026\d{5}$/);
  const href = `/catch-up-orders/${order?.id}`;
  const news = await app.parts.db
    .selectFrom('messages')
    .select('text')
    .where('accountId', '=', actors.district.accountId)
    .execute();
  expect(news.map(({ text }) => text).join()).toContain(
    '请于2026年12月10日前使2026年登记学时达到90%',
  );

  expect((await browsers.other.get(href)).status).toBe(404);
  expect(
    (await district.post(`${href}/report`, { report: '已经全部提醒，完成九成。' })).status,
  ).toBe(409);
  expect((await district.post(`${href}/acknowledgement`)).status).toBe(303);
  expect((await district.get(href)).body).toContain(
    '/completion?year=2026&amp;standing=NOT_RECORDED',
  );
  const short = await district.post(`${href}/report`, { report: '好' });
  expect(short.status).toBe(422);
  expect(
    (await district.post(`${href}/report`, { report: '已经全部提醒，完成九成。' })).status,
  ).toBe(303);
  expect((await bureau.post(`${href}/return`, { because: '请附名单' })).status).toBe(303);
  await district.post(`${href}/report`, { report: '名单已附，完成九成以上。' });

  // The figures of now come by themselves.
  await app.parts.db
    .updateTable('learnerYears')
    .set({ recordedAt: new Date('2026-11-20T02:00:00Z') })
    .where('jurisdictionId', '=', 'cq-shapingba')
    .execute();
  await mergeFigures(app.parts.db, 20_000);
  const seen = textOf((await bureau.get(href)).body);
  expect(seen).toMatch(/下达时（2026年11月23日） 10 2 20\.0% 现在 10 10 100\.0%/);
  expect(seen).toContain('已经达到');
  expect((await bureau.post(`${href}/acceptance`)).status).toBe(303);
  expect((await bureau.post(`${href}/withdrawal`, { because: '写错了对象' })).status).toBe(409);
  expect((await district.get('/catch-up-orders?closed=1')).body).toContain('已办结');
  const audit = await app.parts.db
    .selectFrom('auditEntries')
    .select('action')
    .where('subjectId', '=', order?.id as string)
    .execute();
  expect(audit.map(({ action }) => action)).toEqual([
    'supervision.issue_order',
    'supervision.acknowledge_order',
    'supervision.report_on_order',
    'supervision.send_report_back',
    'supervision.report_on_order',
    'supervision.accept_report',
  ]);
});

test('N34: a district orders its own units, not those of the city or of another district', async () => {
  const unit = { ...words, kind: 'UNIT', metric: 'enrolled' };
  const { district, other, bureau, school } = browsers;
  expect((await other.post('/catch-up-orders', { ...unit, member: bodies.schoolId })).status).toBe(
    404,
  );
  expect(
    (await district.post('/catch-up-orders', { ...unit, member: bodies.hospitalId })).status,
  ).toBe(404);
  expect((await bureau.post('/catch-up-orders', { ...unit, member: bodies.schoolId })).status).toBe(
    404,
  );
  expect((await district.post('/catch-up-orders', words)).status).toBe(404);
  expect(
    (await bureau.post('/catch-up-orders', { ...unit, member: bodies.hospitalId })).status,
  ).toBe(303);
  expect(
    (await district.post('/catch-up-orders', { ...unit, member: bodies.schoolId })).status,
  ).toBe(303);
  expect(textOf((await school.get('/catch-up-orders')).body)).toContain('沙坪坝区人力社保局');
  // Agencies stand in no table; all of them are offered.
  expect((await bureau.get('/catch-up-orders/new?kind=AGENCY')).body).toContain('市人才服务中心');
});

test('reminders come before the last day, each once; overdue shows and is told by itself', async () => {
  const { parts } = app;
  const told = async () => {
    await remindOrders(parts);
    await remindOrders(parts);
    const rows = await parts.db
      .selectFrom('messages')
      .select('text')
      .where('accountId', '=', actors.school.accountId)
      .orderBy('createdAt')
      .execute();
    return rows.map(({ text }) => text);
  };
  expect(await told()).toHaveLength(1);
  parts.setNow(new Date('2026-12-07T10:00:00+08:00'));
  expect((await told()).at(-1)).toContain('还有3天到期（2026年12月10日）');
  expect(await told()).toHaveLength(2);
  parts.setNow(new Date('2026-12-11T00:30:00+08:00'));
  expect((await told()).at(-1)).toContain('已过期限');
  expect(await told()).toHaveLength(3);
  const district = await app.as(actors.district);
  expect((await district.get('/catch-up-orders?side=issued')).body).toContain('已逾期');
  const [order] = await listOrders(parts.db, {
    ...page,
    addressee: { organisationId: bodies.schoolId, kind: 'UNIT' },
  });
  const href = `/catch-up-orders/${order?.id}`;
  const facts = '多次催办没有回音，登记的学时与名单不符。';
  const report = { violation: 'IMPROPER_RECORDING', facts };
  expect((await district.post(`${href}/suspicion`, report)).status).toBe(303);
  expect((await district.post(`${href}/suspicion`, report)).status).toBe(409);
  const bureau = await app.as(actors.bureau);
  expect((await bureau.get('/cases')).body).toContain('区属学校逾期未完成2026年选课的督办');
  const extension = { deadline: '2026-12-20', because: '等待材料' };
  expect((await district.post(`${href}/extension`, extension)).status).toBe(303);
  parts.setNow(new Date('2026-12-19T10:00:00+08:00'));
  expect((await told()).at(-1)).toContain('还有1天到期');
});
