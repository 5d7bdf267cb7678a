import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type Graduate, graduate, passExam } from '../../../../test/support/slips.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { endorseSlips } from '../../endorsement/fixtures.ts';
import { confirmHours } from '../../hours/index.ts';
import { findCheck, listCheckRows } from '../queries/checks.ts';
import { drawSample } from '../queries/random-sample.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
let bureau: TestBrowser;
let district: TestBrowser;
const graduates: Graduate[] = [];

beforeAll(async () => {
  app = await createTestApp();
  const { parts } = app;
  bodies = await insertBodies(parts);
  const officer = await insertOfficer(parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
  clerk = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  bureau = await app.as(officer);
  district = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.nananId));
  const topic = await insertTopic(parts);
  for (let index = 0; index < 6; index += 1)
    graduates.push(await graduate(parts, topic.id, { employerId: bodies.schoolId }));
  // The officer of the bureau is a learner himself (Q11).
  const himself = { ...(await insertLearner(parts)), accountId: officer.accountId };
  await parts.db
    .insertInto('learners')
    .values({
      accountId: officer.accountId,
      districtId: 'cq-shapingba',
      privacyVersion: '2026-01',
      privacyConsentedAt: new Date(),
    })
    .execute();
  graduates.push(await passExam(parts, himself, topic.id));
  await endorseSlips(
    parts,
    clerk,
    graduates.map(({ endorsement }) => endorsement.id),
  );
  await parts.runJobs();
});
afterAll(() => app.close());

const form = {
  subject: 'ENDORSEMENT',
  jurisdictionId: '',
  body: '',
  year: '',
  periodFrom: '2020-01-01',
  periodTo: '2099-12-31',
  sampleSize: '7',
};
const textOf = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

async function open(browser: TestBrowser, more: Record<string, string> = {}): Promise<string> {
  const answer = await browser.post('/spot-checks', { ...form, ...more });
  expect(answer.status).toBe(303);
  return String(answer.headers.location).split('/').pop() as string;
}

test('the draw can be repeated by anybody who has the seed, and takes the rows the hash says', async () => {
  const id = await open(bureau, { sampleSize: '3' });
  const check = await findCheck(app.parts.db, id);
  if (!check) throw new Error('no check');
  expect(check).toMatchObject({ population: 7, sampleSize: 3 });
  expect(check.seed).toMatch(/^[\da-f]{32}$/);
  const drawn = (await listCheckRows(app.parts.db, id)).map(({ subjectId }) => subjectId);
  const again = await drawSample(app.parts.db, check, { size: 3, seed: check.seed });
  expect(again.rows.map((row) => row.id)).toEqual(drawn);
  const { rows: hashed } = await sql<{ id: string; lot: string }>`
    select id, hashtextextended(id::text, hashtextextended(${check.seed}, 0))::text as lot from endorsements`.execute(
    app.parts.db,
  );
  const expected = hashed
    .toSorted((one, other) => (BigInt(one.lot) < BigInt(other.lot) ? -1 : 1))
    .slice(0, 3)
    .map((one) => one.id);
  expect(drawn).toEqual(expected);
  // Another seed, another sample: over many seeds every row is drawn about as often as every other.
  const times = new Map<string, number>();
  for (let seed = 0; seed < 140; seed += 1)
    for (const { id: row } of (await drawSample(app.parts.db, check, { size: 3, seed: `s${seed}` }))
      .rows)
      times.set(row, (times.get(row) ?? 0) + 1);
  expect(times.size).toBe(7);
  for (const n of times.values()) expect(Math.abs(n - 60)).toBeLessThan(30);
});

test('G10: an own act and one about oneself are left to another; the rest is recorded, reported and closed', async () => {
  const id = await open(bureau);
  const rows = await listCheckRows(app.parts.db, id);
  const own = rows.find(({ accountId }) => accountId === graduates[6]?.learner.accountId);
  const rowHref = (position: number | undefined) => `/spot-checks/${id}/rows/${position}`;
  const inOrder = { outcome: 'IN_ORDER', defect: '', note: '' };
  expect((await bureau.get(rowHref(own?.position))).body).toContain('须由另一位工作人员核查');
  expect((await bureau.post(`${rowHref(own?.position)}/outcome`, inOrder)).status).toBe(403);
  const others = rows.filter((row) => row !== own);
  const [first, second] = others;
  const href = rowHref(first?.position);

  const empty = await bureau.post(`${href}/outcome`, {
    outcome: 'DEFECT',
    defect: '',
    note: '对不上',
  });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('请选择是什么问题');
  expect(empty.body).toContain('对不上');
  expect((await bureau.post(`${href}/suspicion`)).status).toBe(409);
  const defect = { outcome: 'DEFECT', defect: 'NOT_COMPARED', note: '打印件上没有核对记录。' };
  expect((await bureau.post(`${href}/outcome`, defect)).status).toBe(303);
  expect((await bureau.post(`${href}/suspicion`)).status).toBe(303);
  expect((await bureau.post(`${href}/suspicion`)).status).toBe(409);
  expect((await bureau.post(`${href}/outcome`, inOrder)).status).toBe(409);
  const cases = await bureau.get('/cases');
  expect(textOf(cases.body)).toContain('抽查审验：没有核对合格单就审验');
  expect(textOf(cases.body)).toContain('沙坪坝区人力社保局');

  const early = await bureau.post(`/spot-checks/${id}/closing`, {
    conclusion: '总体符合规定，个别没有核对。',
  });
  expect(early.status).toBe(409);
  for (const { position } of others.slice(1, -1))
    await bureau.post(`${rowHref(position)}/outcome`, inOrder);
  const lost = { outcome: 'NOT_CHECKABLE', defect: '', note: '纸质材料已经销毁' };
  await bureau.post(`${rowHref(others.at(-1)?.position)}/outcome`, lost);
  const colleague = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  expect((await colleague.post(`${rowHref(own?.position)}/outcome`, inOrder)).status).toBe(303);
  const closing = { conclusion: '总体符合规定，个别没有核对。' };
  expect((await colleague.post(`/spot-checks/${id}/closing`, closing)).status).toBe(303);
  expect((await bureau.post(`${rowHref(second?.position)}/outcome`, inOrder)).status).toBe(409);
  const result = textOf((await bureau.get(`/spot-checks/${id}`)).body);
  // One defect in six that could be checked.
  expect(result).toContain('16.7%');
  expect(result).toContain('95%置信区间 3.0% 至 56.4%');
  const paper = await bureau.get(`/spot-checks/${id}/result.pdf`);
  expect(paper.body).toContain('3.0%至56.4%');
  await expect(
    app.parts.db
      .updateTable('spotCheckRows')
      .set({ checkedBy: clerk.accountId })
      .where('checkId', '=', id)
      .execute(),
  ).rejects.toThrow('spot_check_rows_not_own');
});

test('evidence is masked; a number in the clear is shown once and audited', async () => {
  const id = await open(bureau, { sampleSize: '1' });
  const href = `/spot-checks/${id}/rows/1`;
  const page = await bureau.get(href);
  expect(page.body).toContain('500***********');
  expect(page.body).toMatch(/href="\/verify\/[^"]+"/);
  const shown = await bureau.post(`${href}/number`);
  expect(shown.body).toMatch(/>500106199001\d{5,6}</);
  expect((await bureau.get(href)).body).not.toMatch(/>500106199001\d{5,6}</);
  const { why } = (await app.parts.db
    .selectFrom('auditEntries')
    .select('facts')
    .where('action', '=', 'identity.reveal_id_number')
    .executeTakeFirstOrThrow()
    .then(({ facts }) => facts)) as { why: string };
  expect(why).toMatch(/^CC2026\d{5}号抽查第1件$/);
});

test('a district draws from its own bodies alone and sees no check of others', async () => {
  const nothing = await district.post('/spot-checks', form);
  expect(nothing.status).toBe(422);
  expect(nothing.body).toContain('没有可以抽取的记录');
  const foreign = await district.post('/spot-checks', { ...form, body: '沙坪坝区人力社保局' });
  expect(foreign.status).toBe(422);
  const others = await open(bureau);
  expect((await district.get(`/spot-checks/${others}`)).status).toBe(404);
  expect((await district.get(`/spot-checks/${others}/rows/1`)).status).toBe(404);
  const own = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const id = await open(own);
  // The clerk who endorsed cannot check, his colleague can.
  const himself = await app.as(clerk);
  const outcome = { outcome: 'IN_ORDER', defect: '', note: '' };
  expect((await himself.post(`/spot-checks/${id}/rows/1/outcome`, outcome)).status).toBe(403);
  expect((await own.post(`/spot-checks/${id}/rows/1/outcome`, outcome)).status).toBe(303);
  // The bureau reads it, but the outcomes are the district's.
  expect((await bureau.get(`/spot-checks/${id}/rows/1`)).status).toBe(200);
  expect((await bureau.post(`/spot-checks/${id}/rows/2/outcome`, outcome)).status).toBe(404);
});

test('hours, openings and study are drawn through their own doors', async () => {
  const { parts } = app;
  const admin = await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId);
  await confirmHours(
    parts,
    admin,
    graduates.slice(0, 3).map(({ endorsement }) => endorsement.id),
  );
  const hours = await open(bureau, { subject: 'HOURS', body: '区属学校', year: '2026' });
  expect(await findCheck(parts.db, hours)).toMatchObject({ population: 3 });
  expect(textOf((await bureau.get(`/spot-checks/${hours}/rows/1`)).body)).toMatch(
    /登记学时 2026年 20学时/,
  );
  await parts.db
    .updateTable('accessGrants')
    .set({ because: 'COUNTER', organisationId: bodies.shapingbaId, grantedBy: clerk.accountId })
    .execute();
  const access = await open(bureau, { subject: 'ACCESS', jurisdictionId: 'cq-shapingba' });
  expect(await findCheck(parts.db, access)).toMatchObject({ population: 7 });
  expect(textOf((await bureau.get(`/spot-checks/${access}/rows/1`)).body)).toContain(
    '没有缴费记录',
  );
  const study = await open(bureau, {
    subject: 'STUDY',
    jurisdictionId: 'cq-shapingba',
    sampleSize: '2',
  });
  expect(await findCheck(parts.db, study)).toMatchObject({ population: 7, sampleSize: 2 });
  expect((await bureau.get(`/spot-checks/${study}/rows/1`)).body).toContain('学完');
});
