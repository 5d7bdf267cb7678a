import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
});
afterAll(() => app.close());

const contact = {
  address: '人民路1号',
  phone: '023-61000000',
  officeHours: '周一至周四 9:00–16:00',
};

test('a body keeps its own address, phone and office hours, in its history', async () => {
  const clerk = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  expect((await clerk.post('/own-organisation', contact)).status).toBe(303);
  const page = (await clerk.get('/own-organisation')).body;
  expect(page).toContain('人民路1号');
  expect(page).toContain('办公时间：工作日 9:00–17:00 改为');
  expect((await clerk.post('/own-organisation', contact)).status).toBeGreaterThanOrEqual(409);
  const missing = await clerk.post('/own-organisation', { ...contact, phone: '' });
  expect(missing.body).toContain('请填写电话');
  const other = await app.parts.db
    .selectFrom('organisations')
    .select('address')
    .where('id', '=', bodies.municipalBureauId)
    .executeTakeFirstOrThrow();
  expect(other.address).not.toBe('人民路1号');
});
