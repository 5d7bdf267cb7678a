import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type Graduate, graduate } from '../../../../test/support/slips.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { endorseSlips } from '../../endorsement/fixtures.ts';
import { confirmHours, listCertificateEntries } from '../index.ts';

const topicId = 'cq-2026';
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
let admin: Officer;
let school: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId });
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  admin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
  school = await app.as(admin);
});
afterAll(() => app.close());

async function endorsed(name?: string): Promise<Graduate> {
  const one = await graduate(app.parts, topicId, {
    employerId: bodies.schoolId,
    ...(name && { name }),
  });
  await endorseSlips(app.parts, clerk, [one.endorsement.id]);
  return one;
}
const idsOf = (graduates: Graduate[]) => graduates.map(({ endorsement }) => endorsement.id);
const entriesOf = ({ learner }: Graduate) =>
  listCertificateEntries(app.parts.db, learner.accountId);

test('N30: of many chosen, each is told what became of it; one that cannot be confirmed holds nobody up', async () => {
  const pending = await graduate(app.parts, topicId, { employerId: bodies.schoolId });
  const one = await endorsed('甲老师');
  const another = await endorsed('乙老师');
  const answer = await school.post('/hours/confirmations', { id: idsOf([one, pending, another]) });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('已确认 2 人的学时');
  expect(answer.body).toContain('另有 1 人没有登记');
  expect(answer.body).toContain('合格单没有审验，或审验已撤销，不能登记学时。');
  expect(answer.body).toContain('甲老师');
  expect(await entriesOf(pending)).toEqual([]);
  expect(await entriesOf(another)).toHaveLength(1);
});

test('N30: a row that the database refuses is told as such, the others are recorded', async () => {
  const broken = await endorsed();
  const whole = await endorsed();
  // A failure nobody foresaw: the database takes no line of this person.
  await sql`alter table certificate_entries add constraint breaks_one
    check (account_id <> ${sql.lit(broken.learner.accountId)})`.execute(app.parts.db);
  const done = await confirmHours(app.parts, admin, idsOf([broken, whole]));
  expect(done.map(({ outcome }) => outcome)).toEqual(['FAILED', 'RECORDED']);
  const answer = await school.post('/hours/confirmations', { id: idsOf([broken, whole]) });
  expect(answer.body).toContain('系统出错，这一人没有登记');
  await sql`alter table certificate_entries drop constraint breaks_one`.execute(app.parts.db);
  const [once] = await confirmHours(app.parts, admin, idsOf([broken]));
  expect(once?.outcome).toBe('RECORDED');
});

test('N30: what was ticked on one page is kept on the next, and all of it is confirmed together', async () => {
  const people: Graduate[] = [];
  for (let index = 0; index < 52; index += 1) people.push(await endorsed(`第${index}位`));
  const first = await school.get('/hours/confirmations');
  const shown = [...first.body.matchAll(/name="id" value="([^"]+)"/g)].map((match) => match[1]);
  expect(shown).toHaveLength(50);
  expect(first.body).toContain('第 1 页，共 2 页');
  const kept = shown.slice(0, 3) as string[];
  const second = await school.post('/hours/confirmations/page', {
    id: kept,
    shown: '1',
    page: '2',
  });
  expect(second.status).toBe(200);
  expect(second.body).toContain('其他页已勾选 3 人');
  for (const id of kept) expect(second.body).toContain(`type="hidden" name="id" value="${id}"`);
  const back = await school.post('/hours/confirmations/page', {
    id: kept,
    seen: '1',
    shown: '2',
    page: '1',
  });
  expect(back.body.match(/<input[^>]*checkbox[^>]*checked/g)).toHaveLength(3);
  const rest = [...second.body.matchAll(/checkbox-sm" name="id" value="([^"]+)"/g)].map(
    (match) => match[1] as string,
  );
  await school.post('/hours/confirmations', { id: [...kept, ...rest] });
  const recorded = await Promise.all(people.map(entriesOf));
  expect(recorded.flat()).toHaveLength(3 + rest.length);
  await school.post('/hours/confirmations', { whom: 'ALL' });
  const all = await Promise.all(people.map(entriesOf));
  expect(all.flat()).toHaveLength(52);
  expect((await school.get('/hours/confirmations')).body).toContain('没有待确认的学时');
});

test('E3: certificate and card are downloaded as tables with the same lines', async () => {
  const one = await endorsed('表格老师');
  await confirmHours(app.parts, admin, idsOf([one]));
  for (const [browser, url] of [
    [school, '/hours/card.xlsx?year=2026'],
    [await app.as(one.learner), '/certificate.xlsx'],
  ] as const) {
    const sheet = await browser.get(url);
    expect(sheet.headers['content-type']).toContain('spreadsheetml');
    expect(sheet.headers['content-disposition']).toContain('.xlsx');
    expect(sheet.body.startsWith('PK')).toBe(true);
  }
});
