import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { recordAudit, recordDisclosure } from '../index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let auditor: TestBrowser;
let clerk: Officer;
let learner: Awaited<ReturnType<typeof insertLearner>>;

beforeAll(async () => {
  app = await createTestApp();
  app.parts.setNow(new Date());
  bodies = await insertBodies(app.parts);
  auditor = await app.as(await insertOfficer(app.parts, 'AUDITOR', bodies.municipalBureauId));
  const officer = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId);
  clerk = { ...officer, name: await nameOf(officer) };
  learner = await insertLearner(app.parts, {
    name: '谭若溪',
    idNumber: '500108199001011237',
    districtId: 'cq-shapingba',
  });
  await app.parts.db.transaction().execute(async (tx) => {
    const subject = { type: 'account', id: learner.accountId };
    const actor = { ...clerk, address: '10.50.6.31' };
    await recordAudit(tx, actor, 'identity.reveal_id_number', subject, { why: '审验核对' });
    await recordAudit(tx, learner, 'people.change_title', subject, {
      before: { title: '医师' },
      title: '主治医师',
    });
    await recordAudit(tx, 'SYSTEM', 'payment.reconcile', { type: 'day', id: '2026-11-30' });
  });
});
afterAll(() => app.close());

const nameOf = async ({ accountId }: Officer) =>
  (
    await app.parts.db
      .selectFrom('accounts')
      .select('name')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
  ).name;

const read = async (query: string) => (await auditor.get(`/audit?${query}`)).body;
const rowsOf = (body: string) => body.match(/entries-said/g)?.length ?? 0;

test('E24: only the auditor reads the record', async () => {
  const officer = await app.as(clerk);
  const visitor = await app.as(null);
  for (const url of ['/audit', '/audit.xlsx', '/audit/unusual', '/audit/chain']) {
    expect((await auditor.get(url)).status, url).toBe(200);
    expect((await officer.get(url)).status, url).toBe(404);
    expect((await visitor.get(url)).headers.location, url).toContain('/login');
  }
});

test('E25: an entry says in words who did what to whom, in the role acted in', async () => {
  const body = await read('kind=number');
  expect(body.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, '')).toContain(
    '看了谭若溪的完整证件号码，理由：审验核对',
  );
  expect(body).toContain(clerk.name);
  expect(body).toContain('区县人社经办人');
});

test('E25, E26: entries are found by person, name, number, body, action, day and address', async () => {
  const found = async (query: string) => rowsOf(await read(query));
  expect(await found('whom=谭若溪')).toBe(2);
  expect(await found('whom=500108199001011237')).toBe(2);
  expect(await found('whom=500108199001011238')).toBe(0);
  expect(await found(`who=${clerk.name}`)).toBe(1);
  expect(await found('address=10.50.6.31')).toBe(1);
  expect(await found('action=payment.rec')).toBe(1);
  expect(await found('body=没有这个单位')).toBe(0);
  expect(await found('to=2020-01-01')).toBe(0);
  // Two days in the wrong order mean the same period.
  const all = await found('whom=谭若溪&from=2020-01-01&to=2100-01-01');
  expect(all).toBe(2);
  expect(await found('whom=谭若溪&from=2100-01-01&to=2020-01-01')).toBe(all);
});

test('E25: one entry opens with what was and what is, what was around it, and its seal', async () => {
  const { id } = await app.parts.db
    .selectFrom('auditEntries')
    .select('id')
    .where('action', '=', 'people.change_title')
    .executeTakeFirstOrThrow();
  const body = await read(`entry=${id}`);
  expect(body).toContain('<s>医师</s>');
  expect(body).toContain('主治医师');
  expect(body).toContain('谭若溪的前后几条');
  expect(body).toContain('封存');
});

test('E25: what the auditor reads is recorded too', async () => {
  await read('whom=谭若溪');
  const entry = await app.parts.db
    .selectFrom('auditEntries')
    .select(['actorRole', 'facts'])
    .where('action', '=', 'disclosure.show_list')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry.actorRole).toBe('AUDITOR');
  // The name that was asked for is not in the record in the clear.
  expect(JSON.stringify(entry.facts)).not.toContain('谭若溪');
});

test('E25: access at night, in bulk, of colleagues, from a new address and of other districts is listed', async () => {
  const { db } = app.parts;
  const colleague = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId);
  const look = (accountId: string, address: string) =>
    recordDisclosure(db, {
      actor: clerk,
      action: 'disclosure.show_record',
      subject: { type: 'account', id: accountId },
      facts: { what: '缴费情况' },
      people: null,
      address,
      requestId: 'r',
    });
  // Twice what an hour may have: another hour may begin meanwhile.
  for (let at = 0; at < 120; at += 1) await look(learner.accountId, '10.50.6.31');
  await look(colleague.accountId, '10.50.6.31');
  const { body } = await auditor.get('/audit/unusual');
  // The fields show the week that the list covers.
  const weekAgo = dayOf(new Date(Date.now() - 6 * 86_400_000));
  expect(body).toContain(`value="${weekAgo}"`);
  expect(body).toContain('集中查看');
  expect(body).toContain('查看同单位的人');
  expect(body).toContain(await nameOf(colleague));
  expect(body).toContain('查看外区县的人');
  // Yesterday at night, from an address that the clerk had not used the day before.
  const yesterday = dayOf(new Date(Date.now() - 86_400_000));
  const write = (at: Date, address: string) =>
    sql`insert into audit_entries (at, actor_account_id, actor_role, actor_organisation_id, action,
        subject_type, subject_id, address)
      values (${at}, ${clerk.accountId}, 'DISTRICT_CLERK', ${bodies.nananId}, 'disclosure.show_list',
        'route', '/claims', ${address})`.execute(db);
  await write(instantOf(yesterday, '02:30'), '10.50.6.31');
  await write(new Date(instantOf(yesterday, '02:30').getTime() - 3 * 86_400_000), '10.50.6.31');
  await write(instantOf(yesterday, '12:30'), '203.0.113.9');
  const again = (await auditor.get('/audit/unusual')).body;
  expect(again).toContain('夜间查看');
  expect(again).toContain('从没有用过的网络地址');
  expect(again).toContain('203.0.113.9');
});

test('E25: the auditor checks the chain and reads what came of it', async () => {
  const answer = await auditor.post('/audit/checks');
  expect(answer.headers.location).toBe('/audit/chain');
  expect((await auditor.get('/audit/chain')).body).toContain('封存链完好');
});
