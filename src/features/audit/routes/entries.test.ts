import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { recordAudit } from '../index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
});
afterAll(() => app.close());

const record = (action: string) =>
  app.parts.db
    .transaction()
    .execute((tx) => recordAudit(tx, 'SYSTEM', action, { type: 'test', id: '1' }));

test('E24: only the auditor reads the entries', async () => {
  await record('test.two');
  const auditor = await app.as(await insertOfficer(app.parts, 'AUDITOR', bodies.municipalBureauId));
  expect((await auditor.get('/audit?action=test')).body).toContain('test.two');
  const clerk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId));
  expect((await clerk.get('/audit')).status).toBe(404);
  const visitor = await app.as(null);
  expect((await visitor.get('/audit')).headers.location).toContain('/login');
});

test('E25: the auditor checks the chain and reads what came of it', async () => {
  const auditor = await app.as(await insertOfficer(app.parts, 'AUDITOR', bodies.municipalBureauId));
  expect((await auditor.get('/audit?verify=1')).body).toContain('封存链完好');
});
