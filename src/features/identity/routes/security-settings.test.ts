import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount, insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { hashPassword } from '../rules/password.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let security: TestBrowser;
let system: TestBrowser;
const shipped = {
  ...{ idleMinutes: '30', officerHours: '12', officerSessions: '3', lockTries: '5' },
  ...{ lockMinutes: '30', officerLength: '12', formerPasswords: '5', rotationDays: '0' },
};
const reason = '按主管部门的检查要求';

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  const open = async (role: 'SECURITY_ADMIN' | 'SYSTEM_ADMIN') =>
    app.as(await insertOfficer(app.parts, role, bodies.municipalBureauId));
  [security, system] = [await open('SECURITY_ADMIN'), await open('SYSTEM_ADMIN')];
});
afterAll(() => app.close());

async function change(more: Partial<typeof shipped>) {
  const asked = await security.post('/security-settings', { ...shipped, ...more, reason });
  expect(asked.status, asked.body).toBe(303);
  return system.post(`${asked.headers.location}/confirmation`);
}

test('E24: the security administrator proposes rules of log-in, another administrator confirms; never weaker ones', async () => {
  expect((await security.get('/security-settings')).body).toContain('闲置多久自动退出');
  const weaker = { ...shipped, idleMinutes: '600', lockTries: '99', reason };
  const refused = await security.post('/security-settings', weaker);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('请填写 5 至 30 的整数');
  expect(refused.body).toContain('value="600"');
  const same = await security.post('/security-settings', { ...shipped, reason });
  expect(same.body).toContain('没有改动任何一项');
  expect((await system.post('/security-settings', { ...shipped, reason })).status).toBe(404);
  await expect(
    app.parts.db.updateTable('securitySettings').set({ idleMinutes: 600 }).execute(),
  ).rejects.toThrow('check constraint');
});

test('E23: a shorter idle time counts at once, in sessions under way too', async () => {
  await change({ idleMinutes: '10' });
  const officer = await app.as(
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId),
  );
  expect((await officer.get('/claims')).status).toBe(200);
  const start = app.parts.clock.now();
  app.parts.setNow(new Date(start.getTime() + 11 * 60_000));
  expect((await officer.get('/claims')).status).toBe(303);
  app.parts.setNow(start);
});

test('where passwords have to be rotated, an officer changes an old one before anything else; learners do not', async () => {
  await change({ idleMinutes: '10', rotationDays: '90' });
  const { parts } = app;
  const password = 'Mima-8888-alt';
  const accountId = await insertAccount(parts, { passwordHash: await hashPassword(password) });
  const daysAgo = (days: number) => new Date(parts.clock.now().getTime() - days * 86_400_000);
  const age = (days: number) =>
    parts.db
      .updateTable('accounts')
      .set({ passwordChangedAt: daysAgo(days) })
      .where('id', '=', accountId)
      .execute();
  const officer = await app.as(
    await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId, accountId),
  );
  await age(89);
  expect((await officer.get('/claims')).status).toBe(200);
  await age(91);
  for (const path of ['/claims', '/', '/proposals'])
    expect((await officer.get(path)).headers.location).toBe('/account/password');
  expect(
    (await officer.post('/account/phone', { phone: '13912340009', password })).headers.location,
  ).toBe('/account/password');
  expect((await officer.get('/account/password')).body).toContain('密码已到更换期限');
  const wanted = 'Xiangrikui-7-tai';
  const form = { oldPassword: password, password: wanted, passwordAgain: wanted };
  expect((await officer.post('/account/password', form)).headers.location).toBe('/account');
  expect((await officer.get('/claims')).status).toBe(200);
});
