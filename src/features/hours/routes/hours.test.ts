import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertOfficer,
  insertTopic,
  type LearnerOptions,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { openPrinter } from '../../../../test/support/printer.ts';
import { type Graduate, graduate, passExam } from '../../../../test/support/slips.ts';
import { testId } from '../../../../test/support/test-id.ts';
import { inboxOf } from '../../../../test/support/texts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { endorseSlips, revokeEndorsement } from '../../endorsement/fixtures.ts';
import { getYearAccount, hoursOfYear, listCertificateEntries } from '../index.ts';

const topicId = 'cq-2026';
const printer = openPrinter();
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
let school: TestBrowser;

beforeAll(async () => {
  app = await createTestApp({ documents: printer });
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId });
  await insertTopic(app.parts, { id: 'cq-2025', year: 2025, title: '职业道德与诚信' });
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  school = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId));
});
afterAll(() => app.close());

async function endorsed(options: LearnerOptions, by: Officer = clerk): Promise<Graduate> {
  const one = await graduate(app.parts, topicId, options);
  await endorseSlips(app.parts, by, [one.endorsement.id]);
  await app.parts.runJobs();
  return one;
}
const confirm = (browser: TestBrowser, ...graduates: Graduate[]) =>
  browser.post('/hours/confirmations', { id: graduates.map((each) => each.endorsement.id) });
const entriesOf = ({ learner }: Graduate) =>
  listCertificateEntries(app.parts.db, learner.accountId);

test('N30: the employer confirms endorsed hours once; certificate and card say the same, on screen and on paper', async () => {
  const one = await endorsed({ employerId: bodies.schoolId, name: '高小老师' });
  const waiting = await school.get('/hours/confirmations');
  expect(waiting.body).toContain('高小老师');
  expect((await confirm(school, one)).status).toBe(303);
  expect((await confirm(school, one)).status).toBe(303);
  expect((await school.get('/hours/confirmations')).body).not.toContain('高小老师');
  const entries = await entriesOf(one);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ year: 2026, creditHours: 20, withdrawnAt: null });
  const entryNo = entries[0]?.entryNo as string;

  const card = await school.get('/hours/card?year=2026');
  expect(card.body).toContain(entryNo);
  expect(card.body).toContain('高小老师');
  expect((await school.get('/hours/card.pdf?year=2026')).body.startsWith('%PDF-')).toBe(true);
  expect(printer.lastPage()).toContain(entryNo);

  expect(await inboxOf(app.parts, one.learner.accountId)).toEqual([
    '考试合格，合格单已生成',
    '合格单已审验',
    '2026年学时已登记',
  ]);
  const learner = await app.as(one.learner);
  const certificate = await learner.get('/certificate');
  expect(certificate.body).toContain('区属学校');
  expect(certificate.body).toContain('20 学时');
  const pdf = await learner.get('/certificate.pdf');
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.body.startsWith('%PDF-')).toBe(true);
  expect(printer.printed.at(-1)?.data.rows).toEqual([
    {
      year: 2026,
      subject: '公需科目',
      title: '专业技术创新理论与案例分析',
      hours: 20,
      unit: '区属学校',
      date: '2026年11月23日',
      note: '',
    },
  ]);
});

test('N30: two clicks at once write one entry and one line on the card', async () => {
  const one = await endorsed({ employerId: bodies.schoolId });
  await Promise.all([confirm(school, one), confirm(school, one), confirm(school, one)]);
  expect(await entriesOf(one)).toHaveLength(1);
  const card = await app.parts.db
    .selectFrom('cardEntries')
    .select(['creditHours', 'organisationId'])
    .where('accountId', '=', one.learner.accountId)
    .execute();
  expect(card).toEqual([{ creditHours: 20, organisationId: bodies.schoolId }]);
});

test('N30: without endorsement no entry', async () => {
  const pending = await graduate(app.parts, topicId, {
    employerId: bodies.schoolId,
    name: '未审之人',
  });
  expect((await school.get('/hours/confirmations')).body).not.toContain('未审之人');
  const answer = await confirm(school, pending);
  expect(answer.status).toBe(409);
  expect(answer.body).toContain('没有审验');
  expect(await entriesOf(pending)).toEqual([]);
});

test('N30: only for its own confirmed staff: neither another unit, nor for who only says he works there', async () => {
  const one = await endorsed({ employerId: bodies.schoolId });
  const hospital = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId));
  expect((await confirm(hospital, one)).status).toBe(404);
  await app.parts.db
    .updateTable('employments')
    .set({ state: 'CLAIMED' })
    .where('accountId', '=', one.learner.accountId)
    .execute();
  expect((await school.get('/hours/confirmations')).body).not.toContain(one.slip.slipNo);
  expect((await confirm(school, one)).status).toBe(404);
  expect((await confirm(await app.as(clerk), one)).status).toBe(404);
  expect(await entriesOf(one)).toEqual([]);
});

test('N30: the agency confirms for those without employer; who has one is confirmed by the employer', async () => {
  const agent = await insertOfficer(app.parts, 'AGENCY_CLERK', bodies.agencyId);
  const agency = await app.as(agent);
  const free = await endorsed({ agencyId: bodies.agencyId, name: '自由职业者' }, agent);
  const both = { agencyId: bodies.agencyId, employerId: bodies.schoolId, name: '有单位的人' };
  const employed = await endorsed(both, agent);
  const waiting = (await agency.get('/hours/confirmations')).body;
  expect(waiting).toContain('自由职业者');
  expect(waiting).not.toContain('有单位的人');
  expect((await confirm(agency, employed)).status).toBe(404);
  expect((await confirm(agency, free)).status).toBe(303);
  expect((await confirm(school, employed)).status).toBe(303);
  expect((await entriesOf(free))[0]?.organisationId).toBe(bodies.agencyId);
  expect((await entriesOf(employed))[0]?.organisationId).toBe(bodies.schoolId);
});

test('G10: nobody confirms his own hours', async () => {
  const own = await endorsed({ employerId: bodies.schoolId });
  const himself = await app.as(
    await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId, own.learner.accountId),
  );
  expect((await himself.get('/hours/confirmations')).body).toContain('本人');
  const answer = await confirm(himself, own);
  expect(answer.status).toBe(403);
  expect(answer.body).toContain('不能确认自己的学时');
  expect(await entriesOf(own)).toEqual([]);
});

test('nothing chosen: the officer is asked to choose', async () => {
  expect((await school.post('/hours/confirmations')).status).toBe(303);
  expect((await school.get('/hours/confirmations')).body).toContain('请先勾选要确认的人员');
});

test('G12: a revoked endorsement withdraws its hours; the line stays with the reason and cannot be confirmed again', async () => {
  const one = await endorsed({ employerId: bodies.schoolId });
  await confirm(school, one);
  await revokeEndorsement(app.parts, clerk, one.endorsement.id, '查实替考');
  await app.parts.runJobs();
  const [entry] = await entriesOf(one);
  expect(entry?.withdrawnBecause).toBe('审验已撤销：查实替考');
  const certificate = (await (await app.as(one.learner)).get('/certificate')).body;
  expect(certificate).toContain('已撤回');
  expect(certificate).toContain('公需科目学时：0 / 20 学时');
  expect((await school.get('/hours/card')).body).toContain('已撤回');
  expect((await confirm(school, one)).status).toBe(409);
  expect(await entriesOf(one)).toHaveLength(1);
});

test('N29: the hours of a year are the sum of what counts in that year', async () => {
  const one = await endorsed({ employerId: bodies.schoolId });
  const older = await passExam(app.parts, one.learner, 'cq-2025');
  await endorseSlips(app.parts, clerk, [older.endorsement.id]);
  await confirm(school, one, older);
  const entries = await entriesOf(one);
  expect(hoursOfYear(entries, 2026)).toBe(20);
  expect(hoursOfYear(entries, 2025)).toBe(20);
  expect(hoursOfYear(entries, 2024)).toBe(0);
  expect(hoursOfYear([...entries, ...entries], 2026)).toBe(40);
  const withdrawn = entries.map((entry) => ({ ...entry, withdrawnAt: new Date() }));
  expect(hoursOfYear(withdrawn, 2026)).toBe(0);
  const page = (await (await app.as(one.learner)).get('/certificate')).body;
  expect(page).toContain('职业道德与诚信');
  expect(page).toContain('2 年');
});

test('G12: the unit takes an entry back with a reason; the line stays, the slip can be recorded again', async () => {
  const one = await endorsed({ employerId: bodies.schoolId, name: '更正之人' });
  await confirm(school, one);
  const [entry] = await entriesOf(one);
  const page = `/hours/entries/${entry?.id}`;
  expect((await school.get('/hours/card')).body).toContain(page);
  const short = await school.post(`${page}/withdrawal`, { because: '错' });
  expect(short.status).toBe(422);
  expect(short.body).toContain('至少4个字');
  const hospital = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId));
  expect((await hospital.get(page)).status).toBe(404);
  const because = { because: '登记到了错误的人员' };
  expect((await hospital.post(`${page}/withdrawal`, because)).status).toBe(404);
  expect((await school.post(`${page}/withdrawal`, because)).status).toBe(303);
  expect((await school.get(page)).body).toContain('登记到了错误的人员');
  expect((await school.post(`${page}/withdrawal`, because)).status).toBe(409);
  expect((await school.get('/hours/confirmations')).body).toContain('更正之人');
  expect((await confirm(school, one)).status).toBe(303);
  const entries = await entriesOf(one);
  expect(entries.map((each) => each.withdrawnBecause).toSorted()).toEqual([
    null,
    '登记到了错误的人员',
  ]);
  expect(await getYearAccount(app.parts.db, one.learner.accountId, 2026)).toMatchObject({
    public: 20,
    met: true,
    lines: [{ entryId: entries.find((each) => !each.withdrawnAt)?.id }],
  });
});

test('E1, E6: what a year asks for is data of the place; the certificate shows it', async () => {
  const one = await endorsed({ employerId: bodies.schoolId });
  await confirm(school, one);
  const certificate = async () => (await (await app.as(one.learner)).get('/certificate')).body;
  expect(await certificate()).toContain('20 / 20');
  await sql`insert into hour_rules (id, jurisdiction_id, from_year, min_public_hours, min_total_hours, min_professional_share, daily_cap_hours, basis)
    select ${testId('shapingba')}, jurisdiction_id, 2026, 24, 72, 0.6667, 8, '区里的规定' from organisations where id = ${bodies.schoolId}`.execute(
    app.parts.db,
  );
  expect(await certificate()).toContain('20 / 24');
  expect(await getYearAccount(app.parts.db, one.learner.accountId, 2026)).toMatchObject({
    met: false,
    minima: { publicHours: 24, professionalHours: 48, totalHours: 72, basis: '区里的规定' },
  });
  await sql`delete from hour_rules where id = ${testId('shapingba')}`.execute(app.parts.db);
});
