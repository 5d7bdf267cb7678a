import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { testId } from '../../../../test/support/test-id.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { sendReminders } from '../commands/send-reminders.ts';
import type { ReminderOrder } from '../rules/events.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
/** More than two batches. */
const people = 450;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026', year: 2026 });
  const { db } = app.parts;
  await sql`insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked)
    select ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, '学员', 'RESIDENT_ID', 'x', 'many-' || i, '500***********0000'
    from generate_series(1, ${people}::integer) i`.execute(db);
  await sql`insert into learner_years (year, account_id, organisation_id, jurisdiction_id, required)
    select 2026, ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, ${bodies.schoolId}, 'cq-nanan', true
    from generate_series(1, ${people}::integer) i`.execute(db);
});
afterAll(() => app.close());

const orderOf = (id: string, { accountId, organisationId }: Actor): ReminderOrder => ({
  id,
  scope: { kind: 'UNIT', member: bodies.schoolId, bodyId: bodies.schoolId },
  year: 2026,
  standing: 'NOT_ENROLLED',
  accountIds: null,
  ownWords: '',
  channels: [],
  by: { accountId, organisationId },
});

async function messagesOfEach(): Promise<Record<string, number>> {
  const { rows } = await sql<{ n: number; people: number }>`
    select n, count(*)::integer as people from (
      select count(message.id)::integer as n from accounts
        left join messages message on message.account_id = accounts.id
      where accounts.id_number_index like 'many-%' group by accounts.id) one
    group by n`.execute(app.parts.db);
  return Object.fromEntries(rows.map((row) => [row.n, row.people]));
}

test('N34: an interrupted order continues after the last batch, and the officer reads how many were reached', async () => {
  const { parts } = app;
  const admin = await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId);
  const late = '00000000-0000-7000-8000-000000000407';
  const early = { ...orderOf(testId('early'), admin), accountIds: [late, late, newId()] };
  await sendReminders(parts, early);
  const order = orderOf(testId('all'), admin);
  // The process ends in the middle of the second batch.
  let moments = 0;
  const now = () => {
    moments += 1;
    if (moments > 3) throw new Error('killed');
    return parts.clock.now();
  };
  const dying = { ...parts, clock: { ...parts.clock, now } };
  await expect(sendReminders(dying, order)).rejects.toThrow('killed');
  expect(await messagesOfEach()).toEqual({ 0: 249, 1: 201 });
  await sendReminders(parts, order);
  await sendReminders(parts, order);
  expect(await messagesOfEach()).toEqual({ 1: people });
  const { body } = await (await app.as(admin)).get('/messages');
  expect(body.match(/提醒已发出 449 人，今天已提醒过的 1 人跳过。/g)).toHaveLength(1);
  expect(body).toContain('提醒已发出 1 人，今天已提醒过的 0 人跳过，另有 1 人已不在这一步');
});

test('N34: a second order on the same day reminds nobody, and the officer reads so', async () => {
  const { parts } = app;
  const admin = await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId);
  const browser = await app.as(admin);
  const answer = await browser.post('/completion/reminders', {
    year: '2026',
    standing: 'NOT_ENROLLED',
    whom: 'ALL',
  });
  expect(answer.status).toBe(303);
  await parts.runJobs();
  expect(await messagesOfEach()).toEqual({ 1: people });
  const { body } = await browser.get('/messages');
  expect(body).toContain('提醒已发出 0 人，今天已提醒过的 450 人跳过。');
  expect(body).toContain('/completion?year=2026&amp;standing=NOT_ENROLLED');
});
