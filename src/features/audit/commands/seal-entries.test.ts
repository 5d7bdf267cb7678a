import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { recordAudit, verifyChain } from '../index.ts';
import { sealEntries } from './seal-entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const record = (action: string) =>
  app.parts.db
    .transaction()
    .execute((tx) =>
      recordAudit(tx, 'SYSTEM', action, { type: 'test', id: '1' }, { b: 1, a: 'x' }),
    );

/**
 * Seals everything written so far. An entry stays unsealed while an older transaction runs, and other
 * tests use the same server.
 */
async function sealAll(): Promise<void> {
  const waiting = () =>
    app.parts.db.selectFrom('auditEntries').select('id').where('sealId', 'is', null).execute();
  while ((await waiting()).length > 0) await sealEntries(app.parts.db);
}

test('E25: entries are sealed in order and the chain holds', async () => {
  await record('test.one');
  await record('test.two');
  await sealAll();
  await record('test.three');
  await sealAll();
  expect(await verifyChain(app.parts.db)).toMatchObject({ holds: true, seals: 2, entries: 3 });
});

test('E25: an entry can be neither changed nor removed', async () => {
  const { db } = app.parts;
  await expect(sql`update audit_entries set action = 'x'`.execute(db)).rejects.toThrow(
    /append-only/,
  );
  await expect(sql`delete from audit_entries`.execute(db)).rejects.toThrow(/append-only/);
});

test('E25: the chain shows a change made around the trigger', async () => {
  const { db } = app.parts;
  await sql`alter table audit_entries disable trigger audit_entries_append_only`.execute(db);
  await sql`update audit_entries set facts = '{"a":"y","b":1}' where action = 'test.one'`.execute(
    db,
  );
  await sql`alter table audit_entries enable trigger audit_entries_append_only`.execute(db);
  expect(await verifyChain(db)).toMatchObject({ holds: false, because: 'content' });
});

test('E24: only the auditor reads the entries', async () => {
  const bodies = await insertBodies(app.parts);
  const auditor = await app.as(await insertOfficer(app.parts, 'AUDITOR', bodies.municipalBureauId));
  expect((await auditor.get('/audit?action=test')).body).toContain('test.two');
  const clerk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId));
  expect((await clerk.get('/audit')).status).toBe(404);
  const visitor = await app.as(null);
  expect((await visitor.get('/audit')).headers.location).toContain('/login');
});
