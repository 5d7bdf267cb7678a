import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount, insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { newPasskey } from '../../../../test/support/passkey.ts';
import { textsTo } from '../../../../test/support/texts.ts';
import { hashPassword } from '../rules/password.ts';
import { currentDemoCode } from '../rules/totp.ts';

const password = 'Mima-8888';
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let passwordHash: string;
let serial = 0;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

async function newOfficer() {
  serial += 1;
  const phone = `1330000${String(serial).padStart(4, '0')}`;
  const accountId = await insertAccount(app.parts, { phone, passwordHash });
  await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId, accountId);
  return { phone, accountId };
}
async function logIn(phone: string): Promise<TestBrowser> {
  const browser = await app.as(null);
  await browser.post('/login', { loginName: phone, password });
  return browser;
}
const secretOn = (body: string) =>
  /<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1]?.replaceAll(' ', '') ?? '';
async function enter(phone: string): Promise<{ browser: TestBrowser; secret: string }> {
  const browser = await logIn(phone);
  const secret = secretOn((await browser.get('/second-factor')).body);
  await browser.post('/second-factor', { code: currentDemoCode(secret, app.parts.clock.now()) });
  return { browser, secret };
}
const isIn = async (browser: TestBrowser) => (await browser.get('/claims')).status === 200;
const json = (answer: { body: string }) => JSON.parse(answer.body);
const own = '/account/second-factor';

async function addPasskey(browser: TestBrowser, name = '办公电脑') {
  const key = newPasskey('http://jixue.test');
  const options = await browser.postJson(`${own}/passkeys/options`, { name, password });
  const response = key.create(json(options));
  const added = await browser.postJson(`${own}/passkeys`, { name, response });
  return { key, added, response };
}

test('the secret of an app is shown to a session that just proved the password, to each its own', async () => {
  const { phone } = await newOfficer();
  const thief = await logIn(phone);
  const seen = secretOn((await thief.get('/second-factor')).body);
  const owner = await logIn(phone);
  const secret = secretOn((await owner.get('/second-factor')).body);
  expect(secret).not.toBe(seen);
  const now = app.parts.clock.now();
  app.parts.setNow(new Date(now.getTime() + 11 * 60_000));
  const late = (await owner.get('/second-factor')).body;
  expect(secretOn(late)).toBe('');
  expect(late).toContain('再输入一次密码');
  const code = () => currentDemoCode(secret, app.parts.clock.now());
  expect((await owner.post('/second-factor', { code: code() })).status).toBe(422);
  expect((await owner.post('/second-factor/password', { password: 'falsch-1234' })).status).toBe(
    422,
  );
  await owner.post('/second-factor/password', { password });
  expect(secretOn((await owner.get('/second-factor')).body)).toBe(secret);
  expect((await owner.post('/second-factor', { code: code() })).status).toBe(303);
  expect(await isIn(owner)).toBe(true);
  // What the thief has seen is worth nothing.
  const stolen = currentDemoCode(seen, app.parts.clock.now());
  expect((await thief.post('/second-factor', { code: stolen })).status).toBe(422);
  app.parts.setNow(now);
});

test('a passkey, added with the password, is a second factor; the phone is told', async () => {
  const { phone } = await newOfficer();
  const { browser } = await enter(phone);
  const wrong = await browser.postJson(`${own}/passkeys/options`, { password: 'falsch-1234' });
  expect(wrong.status).toBe(422);
  const { key, added } = await addPasskey(browser);
  expect(added.status).toBe(200);
  expect((await browser.get(own)).body).toContain('办公电脑');
  expect((await textsTo(app.parts, phone)).at(-1)?.text).toContain('通行密钥');

  const second = await logIn(phone);
  expect((await second.get('/second-factor')).body).toContain('data-island="passkey"');
  const options = json(await second.postJson('/second-factor/passkey/options', {}));
  const response = key.get(options);
  const passed = await second.postJson('/second-factor/passkey', { response });
  expect(json(passed)).toEqual({ next: '/' });
  expect(await isIn(second)).toBe(true);
  // An answer counts once, and in the session whose challenge it signs.
  const third = await logIn(phone);
  await third.postJson('/second-factor/passkey/options', {});
  expect((await third.postJson('/second-factor/passkey', { response })).status).toBe(422);
  expect(await isIn(third)).toBe(false);
});

test('a passkey is added on the challenge given for the password alone, not on one to log in with', async () => {
  const { phone } = await newOfficer();
  const { browser } = await enter(phone);
  const options = json(await browser.postJson('/second-factor/passkey/options', {}));
  const response = newPasskey('http://jixue.test').create(options);
  const added = await browser.postJson(`${own}/passkeys`, { name: '别人的手机', response });
  expect(added.status).toBe(422);
  expect((await browser.get(own)).body).not.toContain('别人的手机');
});

test("another person's passkey, another site's and one without a challenge are refused and recorded", async () => {
  const { phone, accountId } = await newOfficer();
  const { browser } = await enter(phone);
  await addPasskey(browser);
  const other = await newOfficer();
  const { key } = await addPasskey((await enter(other.phone)).browser);
  const attacker = await logIn(phone);
  const options = json(await attacker.postJson('/second-factor/passkey/options', {}));
  for (const response of [key.get(options), newPasskey('http://evil.test').get(options)]) {
    const answer = await attacker.postJson('/second-factor/passkey', { response });
    expect(answer.status).toBe(422);
  }
  expect(await isIn(attacker)).toBe(false);
  const failed = await app.parts.db
    .selectFrom('auditEntries')
    .select('id')
    .where('action', '=', 'identity.second_factor_failed')
    .where('actorAccountId', '=', accountId)
    .execute();
  expect(failed).toHaveLength(2);
});

test('several passkeys stand beside each other; one is removed with the password, a foreign one never', async () => {
  const { phone } = await newOfficer();
  const { browser } = await enter(phone);
  await addPasskey(browser, '办公电脑');
  const { key } = await addPasskey(browser, '旧手机');
  const { body } = await browser.get(own);
  const ids = [...body.matchAll(/passkeys\/([0-9a-f-]{36})\/removal/g)].map((found) => found[1]);
  expect(ids).toHaveLength(2);
  const stranger = (await enter((await newOfficer()).phone)).browser;
  const removal = `${own}/passkeys/${ids[1]}/removal`;
  expect((await stranger.post(removal, { password })).status).toBe(404);
  expect((await browser.post(removal, { password: 'falsch-1234' })).status).toBe(422);
  expect((await browser.post(removal, { password })).headers.location).toBe(own);
  const second = await logIn(phone);
  const response = key.get(json(await second.postJson('/second-factor/passkey/options', {})));
  expect((await second.postJson('/second-factor/passkey', { response })).status).toBe(422);
});

test('a recovery code stands in once; new codes void the old ones', async () => {
  const { phone } = await newOfficer();
  const { browser } = await enter(phone);
  const renew = async () => {
    const { body } = await browser.post(`${own}/recovery-codes`, { password });
    return [...body.matchAll(/<code>([A-Z0-9-]{10})<\/code>/g)].map((found) => found[1] as string);
  };
  const [old] = await renew();
  const codes = await renew();
  expect(codes).toHaveLength(10);
  const lost = await logIn(phone);
  expect((await lost.post('/second-factor/recovery', { recoveryCode: old ?? '' })).status).toBe(
    422,
  );
  const recoveryCode = (codes[0] ?? '').toLowerCase();
  expect((await lost.post('/second-factor/recovery', { recoveryCode })).status).toBe(303);
  expect(await isIn(lost)).toBe(true);
  const again = await logIn(phone);
  expect((await again.post('/second-factor/recovery', { recoveryCode })).status).toBe(422);
});

test('a new authenticator app works before the old one goes; a thief of the session cannot change it', async () => {
  const { phone } = await newOfficer();
  const { browser, secret: old } = await enter(phone);
  const thief = await browser.post(`${own}/app`, { password: 'falsch-1234' });
  expect(thief.status).toBe(422);
  const unasked = await browser.post(`${own}/app/code`, {
    code: currentDemoCode(old, app.parts.clock.now()),
  });
  expect(unasked.status).toBe(422);
  const shown = await browser.post(`${own}/app`, { password });
  const secret = secretOn(shown.body);
  expect(secret).toHaveLength(32);
  // Shown once: neither Back nor reload shows it again.
  expect(secretOn((await browser.get(own)).body)).toBe('');
  const code = (of: string) => currentDemoCode(of, app.parts.clock.now());
  const passes = async (of: string) => {
    const other = await logIn(phone);
    const now = app.parts.clock.now();
    // Codes count once: each try has a time step of its own.
    app.parts.setNow(new Date(now.getTime() + 60_000));
    return (await other.post('/second-factor', { code: code(of) })).status === 303;
  };
  const start = app.parts.clock.now();
  expect(await passes(old)).toBe(true);
  const wrong = await browser.post(`${own}/app/code`, { code: '000000' });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('密钥已经显示过');
  expect(await passes(old)).toBe(true);
  const done = await browser.post(`${own}/app/code`, { code: code(secret) });
  expect(done.headers.location).toBe(own);
  expect((await textsTo(app.parts, phone)).at(-1)?.text).toContain('更换了验证器');
  expect(await passes(old)).toBe(false);
  expect(await passes(secret)).toBe(true);
  app.parts.setNow(start);
});

test('a passkey stands for the password before a change, in its session and for ten minutes', async () => {
  const { phone } = await newOfficer();
  const { browser } = await enter(phone);
  const { key } = await addPasskey(browser);
  const change = (by: TestBrowser) => by.post('/account/phone', { phone: '13912349999' });
  const unproved = await change(browser);
  expect(unproved.status).toBe(422);
  expect(unproved.body).toContain('或用通行密钥确认');
  const foreign = newPasskey('http://jixue.test');
  const options = json(await browser.postJson('/account/proof/options', {}));
  const wrong = await browser.postJson('/account/proof', { response: foreign.get(options) });
  expect(wrong.status).toBe(422);
  const response = key.get(json(await browser.postJson('/account/proof/options', {})));
  const proved = await browser.postJson('/account/proof', { response, next: '/account/phone' });
  expect(json(proved)).toEqual({ next: '/account/phone' });
  expect((await browser.get('/account/phone')).body).toContain('已用通行密钥确认');
  expect((await change(browser)).body).toContain('验证码已发到新手机号');
  const other = (await enter((await newOfficer()).phone)).browser;
  expect((await change(other)).status).toBe(422);
  const now = app.parts.clock.now();
  app.parts.setNow(new Date(now.getTime() + 11 * 60_000));
  expect((await change(browser)).status).toBe(422);
  app.parts.setNow(now);
});

test('a lost second factor is reset by two administrators after identification; the person is told and sets up anew', async () => {
  const { phone, accountId } = await newOfficer();
  const { browser, secret } = await enter(phone);
  await addPasskey(browser);
  const administrator = async (role: 'SYSTEM_ADMIN' | 'SECURITY_ADMIN') =>
    app.as(await insertOfficer(app.parts, role, bodies.municipalBureauId));
  const [first, second] = [
    await administrator('SYSTEM_ADMIN'),
    await administrator('SECURITY_ADMIN'),
  ];
  const { id } = await app.parts.db
    .selectFrom('roleAssignments')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  const path = `/role-assignments/${id}/second-factor-reset`;
  const reason = '手机和恢复代码都丢失';
  const blank = await first.post(path, { identifiedBy: '', reason });
  expect(blank.status).toBe(422);
  expect(blank.body).toContain('怎样核验的身份');
  // Not by the person, who could be a thief of the session, nor by one administrator alone.
  expect((await browser.post(path, { identifiedBy: '本人到场', reason })).status).toBe(404);
  const asked = await first.post(path, { identifiedBy: '本人到场，核对身份证原件', reason });
  const proposal = String(asked.headers.location);
  expect((await first.post(`${proposal}/confirmation`)).status).toBe(403);
  expect(await isIn(browser)).toBe(true);
  expect((await second.get(proposal)).body).toContain('核对身份证原件');
  await second.post(`${proposal}/confirmation`);
  expect(await isIn(browser)).toBe(false);
  expect((await textsTo(app.parts, phone)).at(-1)?.text).toContain('由两位管理员重置');
  const again = await logIn(phone);
  const old = currentDemoCode(secret, app.parts.clock.now());
  expect((await again.post('/second-factor', { code: old })).status).toBe(422);
  const anew = secretOn((await again.get('/second-factor')).body);
  const code = currentDemoCode(anew, app.parts.clock.now());
  expect((await again.post('/second-factor', { code })).status).toBe(303);
  expect(await isIn(again)).toBe(true);
});

test('a session without a second factor, and a visitor, change nothing', async () => {
  const { phone } = await newOfficer();
  await enter(phone);
  for (const browser of [await logIn(phone), await app.as(null)]) {
    expect((await browser.get(own)).status).not.toBe(200);
    const answer = await browser.postJson(`${own}/passkeys/options`, { password });
    expect(answer.status).not.toBe(200);
  }
});
