import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertActors } from '../../../../test/routes/actors.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';

let app: TestApp;
let operator: TestBrowser;
const sent: string[] = [];

beforeAll(async () => {
  app = await createTestApp({
    mail: {
      send: async ({ to }) => {
        if (to.startsWith('full')) throw new Error(`mailbox of ${to} is full`);
        sent.push(to);
      },
    },
    demo: false,
  });
  const { actors } = await insertActors(app);
  operator = await app.as((actors as Record<string, Actor>).SYSTEM_ADMIN as Actor);
});
afterAll(() => app.close());

const stateOf = async (id: string) => {
  const { rows } = await sql<{ state: string }>`
    select state from pgboss.job where id = ${id}`.execute(app.parts.db);
  return rows[0]?.state;
};

test('the console says what needs attention, which process lives, and how large the database is', async () => {
  await app.parts.runJobs();
  const { status, body } = await operator.get('/operations');
  expect(status).toBe(200);
  expect(body).toContain('没有设置备份');
  expect(body).toContain(`:${process.pid}`);
  expect(body).toContain('PostgreSQL');
});

test('a failed job is shown with its cause but no numbers, and runs again when it is retried (E24: audited)', async () => {
  const id = newId();
  await sql`
    insert into pgboss.job (id, name, data, state, retry_limit, retry_count, completed_on, output)
    select ${id}::uuid, name, '{}', 'failed', 20, 20, now(),
           '{"value": "Error: no answer about 13800000000"}'::jsonb
      from pgboss.queue order by name limit 1`.execute(app.parts.db);
  const { body } = await operator.get('/operations/jobs');
  expect(body).toContain('no answer about ……');
  expect(body).not.toContain('13800000000');
  const answer = await operator.post(`/operations/jobs/${id}/retries`);
  expect(answer.status).toBe(303);
  expect(await stateOf(id)).toBe('retry');
  const entry = await app.parts.db
    .selectFrom('auditEntries')
    .select('action')
    .where('subjectId', '=', id)
    .execute();
  expect(entry).toEqual([{ action: 'operations.retry_job' }]);
  await sql`delete from pgboss.job where id = ${id}`.execute(app.parts.db);
  expect((await operator.post(`/operations/jobs/${id}/retries`)).status).toBe(409);
});

test('a test mail goes out, and what the server refuses is said at the field', async () => {
  expect((await operator.post('/operations/test-mails', { to: 'a@example.org' })).status).toBe(303);
  expect(sent).toEqual(['a@example.org']);
  const { body } = await operator.post('/operations/test-mails', { to: 'full@example.org' });
  expect(body).toContain('mailbox of …… is full');
  const wrong = await operator.post('/operations/test-texts', { phone: '12' });
  expect(wrong.body).toContain('请填写 11 位手机号');
});
