import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import {
  createTestApp,
  signIn,
  type TestApp,
  type TestBrowser,
} from '../../../../test/support/parts.ts';
import type { Actor, Officer } from '../../../kernel/actor.ts';

let app: TestApp;
let security: TestBrowser;
let auditor: TestBrowser;
let clerk: Officer;

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  security = await app.as(
    await insertOfficer(app.parts, 'SECURITY_ADMIN', bodies.municipalBureauId),
  );
  auditor = await app.as(await insertOfficer(app.parts, 'AUDITOR', bodies.municipalBureauId));
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
});
afterAll(() => app.close());

/** A log-in with the device of this cookie. */
async function logInWith(actor: Actor, deviceHash: string): Promise<string> {
  await signIn(app.parts, actor);
  const { id } = await app.parts.db
    .selectFrom('sessions')
    .select('id')
    .where('accountId', '=', actor.accountId)
    .where('deviceHash', 'is', null)
    .executeTakeFirstOrThrow();
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140';
  await app.parts.db
    .updateTable('sessions')
    .set({ deviceHash, userAgent })
    .where('id', '=', id)
    .execute();
  return id;
}

const liveOf = (accountId: string) =>
  app.parts.db
    .selectFrom('sessions')
    .select(['deviceHash', 'endedBecause'])
    .where('accountId', '=', accountId)
    .orderBy('endedBecause')
    .execute();

test('E23: the security administrator sees the devices of officers, not those of learners, and removes one at once', async () => {
  const learner = await insertLearner(app.parts);
  const stranger = await logInWith(learner, 'a-device-of-a-learner');
  const lost = await logInWith(clerk, 'a-lost-laptop');
  await logInWith(clerk, 'the-desk');
  const list = await security.get('/officer-devices');
  expect(list.body).toContain('Windows 电脑 · Chrome');
  expect(list.body).toContain(`/officer-devices/${lost}`);
  expect(list.body).not.toContain(stranger);
  expect((await security.get(`/officer-devices/${stranger}`)).status).toBe(404);
  expect((await security.post(`/officer-devices/${lost}/removal`, { reason: '' })).status).toBe(
    422,
  );
  const reason = '本人报告笔记本电脑丢失';
  expect((await auditor.post(`/officer-devices/${lost}/removal`, { reason })).status).toBe(404);
  expect((await security.post(`/officer-devices/${lost}/removal`, { reason })).status).toBe(303);
  expect(await liveOf(clerk.accountId)).toEqual([
    { deviceHash: null, endedBecause: 'device_removed' },
    { deviceHash: 'the-desk', endedBecause: null },
  ]);
  expect((await auditor.get('/officer-devices')).body).not.toContain(lost);
  expect((await security.get(`/officer-devices/${lost}`)).status).toBe(404);
});
