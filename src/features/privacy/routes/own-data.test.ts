import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import { revealIdNumber } from '../../identity/index.ts';
import { hashPassword } from '../../identity/rules/password.ts';
import { loadReferenceData } from '../../organisations/index.ts';
import { closeDueAccounts } from '../commands/close-due-accounts.ts';
import { deleteByTerms } from '../commands/delete-by-terms.ts';
import { listTouchedPeople } from '../commands/list-touched-people.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let passwordHash: string;
const password = 'Hongcha-lunzi5';

beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.parts);
  bodies = await insertBodies(app.parts);
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

let phones = 13611110000;
async function newPerson() {
  phones += 1;
  const phone = String(phones);
  const actor = await insertLearner(app.parts, { phone, passwordHash });
  return { accountId: actor.accountId, phone, actor, browser: await app.as(actor) };
}
const accountOf = (id: string) =>
  app.parts.db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('E28: a copy holds the own data in the clear, no secrets, and nothing of others', async () => {
  const [one, other] = [await newPerson(), await newPerson()];
  const { body, headers } = await one.browser.get('/account/data/copy.json');
  expect(headers['cache-control']).toContain('no-store');
  expect(body).toContain(one.phone);
  expect(body).not.toContain(other.phone);
  expect(body).not.toContain(other.accountId);
  for (const secret of ['password_hash', 'phone_index', 'token_hash'])
    expect(body).not.toContain(secret);
  const pdf = await one.browser.get('/account/data/copy.pdf');
  expect(pdf.body).toContain('privacy/copy');
  expect(pdf.body).toContain(one.phone);
});

test('E26: the person reads who looked and why, by role and body; the drill names the person', async () => {
  const [one, other] = [await newPerson(), await newPerson()];
  const clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  const { accountId } = clerk;
  await inTransaction(app.parts.db, (tx) =>
    revealIdNumber(app.parts, tx, clerk, one.accountId, '核对合格单上的号码'),
  );
  const { body } = await one.browser.get('/account/data');
  expect(body).toContain('核对合格单上的号码');
  expect((await other.browser.get('/account/data')).body).not.toContain('核对合格单上的号码');
  const touched = await listTouchedPeople(app.parts, { actor: accountId }, true);
  expect(touched).toMatchObject([{ accountId: one.accountId, phone: one.phone }]);
  const all = await listTouchedPeople(app.parts, { key: 'k1' }, false);
  expect(all.map((person) => person.accountId)).toContain(other.accountId);
});

test('E29: closing asks for the password, can be taken back, then erases contacts and log-in only', async () => {
  const { accountId, phone, actor, browser } = await newPerson();
  const wrong = await browser.post('/account/data/closing', { password: 'wrong' });
  expect(wrong.status).toBe(422);
  expect((await browser.post('/account/data/closing', { password })).status).toBe(303);
  await browser.post('/account/data/closing/withdrawal', {});
  const days = (n: number) =>
    app.parts.setNow(new Date(app.parts.clock.now().getTime() + n * 86_400_000));
  days(16);
  await closeDueAccounts(app.parts);
  expect((await accountOf(accountId)).state).toBe('ACTIVE');
  // The first session is idle by now.
  const later = await app.as(actor);
  expect((await later.post('/account/data/closing', { password })).status).toBe(303);
  days(14);
  await closeDueAccounts(app.parts);
  expect((await accountOf(accountId)).state).toBe('ACTIVE');
  days(2);
  await closeDueAccounts(app.parts);
  const closed = await accountOf(accountId);
  expect(closed).toMatchObject({ state: 'CLOSED', phoneCipher: null, passwordHash: null });
  expect(closed.idNumberCipher).not.toBeNull();
  const login = await (await app.as(null)).post('/login', { loginName: phone, password });
  expect(login.status).not.toBe(303);
});

test('E29: an officer cannot close the account before the role has ended', async () => {
  const { accountId, browser } = await newPerson();
  await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId, accountId);
  const answer = await browser.post('/account/data/closing', { password });
  expect(answer.body).toContain('岗位');
  expect(answer.status).toBe(409);
});

test('E32: what is older than its term is deleted with a report; a term below the law is refused', async () => {
  const { parts } = app;
  const { accountId } = await newPerson();
  const sixMonths = new Date(parts.clock.now().getTime() - 184 * 86_400_000);
  const recent = new Date(parts.clock.now().getTime() - 1000);
  for (const at of [sixMonths, recent])
    await parts.db
      .insertInto('failedLogIns')
      .values({ nameIndex: accountId, at, ip: '203.0.113.1', userAgent: '' })
      .execute();
  await deleteByTerms(parts);
  const left = await parts.db
    .selectFrom('failedLogIns')
    .select('at')
    .where('nameIndex', '=', accountId)
    .execute();
  expect(left).toEqual([{ at: recent }]);
  const security = await app.as(
    await insertOfficer(app.parts, 'SECURITY_ADMIN', bodies.municipalBureauId),
  );
  const page = await security.get('/privacy/retention');
  expect(page.body).toContain('失败的登录 1 条');
  const short = await security.post('/privacy/retention', { code: 'SESSIONS', days: '30' });
  expect(short.status).toBe(422);
  expect(short.body).toContain('180');
  const longer = await security.post('/privacy/retention', { code: 'SESSIONS', days: '365' });
  expect(longer.status).toBe(303);
});

test('E28: the lists of the footer are made of the register', async () => {
  const visitor = await app.as(null);
  expect((await visitor.get('/privacy/collected')).body).toContain('183 天');
  expect((await visitor.get('/privacy/shared')).body).toContain('受委托处理');
  const auditor = await app.as(await insertOfficer(app.parts, 'AUDITOR', bodies.municipalBureauId));
  expect((await auditor.get('/privacy/assessment')).body).toContain('敏感个人信息');
});
