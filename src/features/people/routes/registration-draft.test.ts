import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { requestCode } from '../../../../test/support/texts.ts';
import { loadReferenceData } from '../../organisations/index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.parts);
  bodies = await insertBodies(app.parts);
});
afterAll(() => app.close());

const form = (more: Record<string, string> = {}) => ({
  idDocumentType: 'RESIDENT_ID',
  idNumber: '11010519491231002X',
  name: '张晓明',
  phone: '13800000101',
  districtId: 'cq-shapingba',
  unitKind: 'LISTED',
  employerId: bodies.schoolId,
  custodyAgencyId: '',
  titleCode: '0502',
  titleAwardedOn: '2020-09-01',
  password: 'Hongcha-lunzi5',
  passwordAgain: 'Hongcha-lunzi5',
  consent: '2026-01',
  ...more,
});

test('a draft waits for the browser that typed it, without password or readable number, and can be cleared', async () => {
  const visitor = await app.as(null);
  const typed = form({ name: '写到一半' });
  await visitor.post('/register', typed);
  // Back to the first step before the second is complete: what was typed there is kept too.
  const back = { titleCode: '0502', missingName: '半个单位', step: 'back' };
  expect((await visitor.post('/register/work', back)).headers.location).toBe('/register');
  const first = (await visitor.get('/register')).body;
  expect(first).toContain('value="写到一半"');
  expect(first).toContain(`value="${typed.idNumber}"`);
  const second = (await visitor.get('/register/work')).body;
  expect(second).toContain('value="半个单位"');
  expect(second).toMatch(/value="0502" selected|selected value="0502"/);
  const stranger = await app.as(null);
  expect((await stranger.get('/register')).body).not.toContain('写到一半');
  expect((await stranger.get('/register/work')).status).toBe(410);
  const rows = await app.parts.db.selectFrom('registrationDrafts').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(typed.idNumber);
  await visitor.post('/register/work', typed);
  await visitor.post('/register/draft/removal');
  expect((await visitor.get('/register')).body).not.toContain('写到一半');
  expect((await visitor.get('/register/password')).status).toBe(410);
});

test('the steps come back from the code page as they were typed, without passwords', async () => {
  const visitor = await app.as(null);
  await requestCode(visitor, form({ name: '改一改' }));
  expect((await visitor.get('/register/code')).body).toContain('href="/register"');
  const { body } = await visitor.get('/register');
  expect(body).toContain('value="改一改"');
  expect((await visitor.get('/register/password')).body).not.toContain('Hongcha');
});
