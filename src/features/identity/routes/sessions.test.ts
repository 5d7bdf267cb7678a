import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertAccount,
  insertBodies,
  insertLearner,
  insertOfficer,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { textsTo } from '../../../../test/support/texts.ts';
import { accountCells } from '../rules/identifiers.ts';
import { hashPassword } from '../rules/password.ts';
import { currentDemoCode } from '../rules/totp.ts';

const password = 'Mima-8888';
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let passwordHash: string;
let serial = 0;
const newPhone = () => {
  serial += 1;
  return `1340000${String(serial).padStart(4, '0')}`;
};

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

/** A browser that shows its cookies, so that a test can keep an old one. */
async function openBrowser(server = app.server) {
  const jar = new Map<string, string>();
  const ask = async (method: 'GET' | 'POST', url: string, form?: Record<string, string>) => {
    const answer = await server.inject({
      method,
      url,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0',
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form && { payload: new URLSearchParams(form).toString() }),
    });
    for (const { name, value } of answer.cookies) jar.set(name, value);
    return answer;
  };
  const token = async () =>
    /name="csrf-token" content="([^"]+)"/.exec((await ask('GET', '/privacy')).body)?.[1] ?? '';
  const post = async (url: string, form: Record<string, string> = {}) =>
    ask('POST', url, { _csrf: await token(), ...form });
  return { jar, ask, token, post };
}
type Browser = Awaited<ReturnType<typeof openBrowser>>;

async function newOfficer() {
  const phone = newPhone();
  const accountId = await insertAccount(app.parts, { phone, passwordHash });
  await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId, accountId);
  await app.parts.db
    .updateTable('accounts')
    .set({
      totpSecretCipher: app.parts.cipher.encrypt(totpSecret, accountCells.totp(accountId)),
      totpConfirmedAt: new Date(),
    })
    .where('id', '=', accountId)
    .execute();
  return { phone, accountId };
}

const logIn = async (browser: Browser, phone: string) =>
  browser.post('/login', { loginName: phone, password });
async function enter(phone: string): Promise<Browser> {
  const browser = await openBrowser();
  await logIn(browser, phone);
  await browser.post('/second-factor', {
    code: currentDemoCode(totpSecret, app.parts.clock.now()),
  });
  return browser;
}
const isIn = async ({ ask }: Browser, page = '/claims') =>
  (await ask('GET', page)).statusCode === 200;

test('a second factor, another role and another password give a new cookie, and the old one is void', async () => {
  const { phone, accountId } = await newOfficer();
  await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId, accountId);
  const browser = await openBrowser();
  await logIn(browser, phone);
  const rises: [string, () => Promise<unknown>][] = [
    [
      'second factor',
      () =>
        browser.post('/second-factor', {
          code: currentDemoCode(totpSecret, app.parts.clock.now()),
        }),
    ],
    [
      'role',
      async () => {
        const { id } = await app.parts.db
          .selectFrom('roleAssignments')
          .select('id')
          .where('accountId', '=', accountId)
          .where('role', '=', 'UNIT_ADMIN')
          .executeTakeFirstOrThrow();
        return browser.post('/session/role', { role: id });
      },
    ],
    [
      'password',
      () =>
        browser.post('/account/password', {
          oldPassword: password,
          password: 'Xiangrikui-7-tai',
          passwordAgain: 'Xiangrikui-7-tai',
        }),
    ],
  ];
  for (const [what, rise] of rises) {
    const before = browser.jar.get('jixue') ?? '';
    await rise();
    expect(browser.jar.get('jixue'), what).not.toBe(before);
    const thief = await openBrowser();
    thief.jar.set('jixue', before);
    expect((await thief.ask('GET', '/account/sessions')).statusCode, what).toBe(303);
    expect((await browser.ask('GET', '/account/sessions')).statusCode, what).toBe(200);
  }
  expect((await textsTo(app.parts, phone)).at(-1)?.text).toContain('密码刚刚修改过');
});

test('a cookie fixed before the log-in is not the cookie after it', async () => {
  const { phone } = await newOfficer();
  const browser = await openBrowser();
  browser.jar.set('jixue', 'a'.repeat(43));
  await logIn(browser, phone);
  expect(browser.jar.get('jixue')).not.toBe('a'.repeat(43));
});

test('a CSRF token is good in the session it was made in alone, whatever cookie it comes with', async () => {
  const own = await enter((await newOfficer()).phone);
  const other = await enter((await newOfficer()).phone);
  const foreign = await own.token();
  // An attacker who can set cookies gives the victim their own secret and token.
  other.jar.set('jixue_csrf', own.jar.get('jixue_csrf') ?? '');
  const forged = await other.ask('POST', '/session/end', { _csrf: foreign });
  expect(forged.headers.location).toContain('refused=');
  expect(await isIn(other)).toBe(true);
  const before = await openBrowser();
  const early = await before.token();
  const { phone } = await newOfficer();
  await logIn(before, phone);
  const stale = await before.ask('POST', '/session/end', { _csrf: early });
  expect(stale.headers.location).toContain('refused=');
});

test('a tab that is open while its session gets a new cookie keeps working with the token it has', async () => {
  const { phone } = await newOfficer();
  const browser = await openBrowser();
  await logIn(browser, phone);
  const inTab = await browser.token();
  await browser.post('/second-factor', {
    code: currentDemoCode(totpSecret, app.parts.clock.now()),
  });
  const answer = await browser.ask('POST', '/session/end', { _csrf: inTab });
  expect(answer.headers.location).toBe('/');
  expect(await isIn(browser)).toBe(false);
});

test('after a new log-in a page left open fetches a token of the new session', async () => {
  const { phone } = await newOfficer();
  const browser = await enter(phone);
  await browser.post('/session/end');
  await logIn(browser, phone);
  const { token } = (await browser.ask('GET', '/session/csrf-token')).json();
  const answer = await browser.ask('POST', '/session/end', { _csrf: token });
  expect(answer.headers.location).toBe('/');
});

test('E23: an officer is logged out after 12 hours, however busy; a learner is not', async () => {
  const start = app.parts.clock.now();
  const officer = await enter((await newOfficer()).phone);
  const learner = await app.as(await insertLearner(app.parts, { phone: newPhone() }));
  for (let minutes = 20; minutes <= 12 * 60; minutes += 20) {
    app.parts.setNow(new Date(start.getTime() + minutes * 60_000));
    expect(await isIn(officer)).toBe(true);
    expect((await learner.get('/account')).status).toBe(200);
  }
  app.parts.setNow(new Date(start.getTime() + 12 * 3_600_000 + 60_000));
  expect(await isIn(officer)).toBe(false);
  expect((await learner.get('/account')).status).toBe(200);
  app.parts.setNow(start);
});

test('an officer is logged in three times at most: a fourth ends the one used least lately', async () => {
  const start = app.parts.clock.now();
  const { phone } = await newOfficer();
  const browsers: Browser[] = [];
  for (let one = 0; one < 4; one += 1) {
    app.parts.setNow(new Date(start.getTime() + one * 60_000));
    browsers.push(await enter(phone));
  }
  const states = [];
  for (const browser of browsers) states.push(await isIn(browser));
  expect(states).toEqual([false, true, true, true]);
  app.parts.setNow(start);
});

test('a fourth log-in stays, also when the others were used while it was under way', async () => {
  const start = app.parts.clock.now();
  const after = (seconds: number) => app.parts.setNow(new Date(start.getTime() + seconds * 1000));
  const { phone } = await newOfficer();
  const others = [await enter(phone), await enter(phone), await enter(phone)];
  after(100);
  const fourth = await openBrowser();
  await logIn(fourth, phone);
  after(130);
  for (const other of others) await other.ask('GET', '/claims');
  await fourth.post('/second-factor', {
    code: currentDemoCode(totpSecret, app.parts.clock.now()),
  });
  expect(await isIn(fourth)).toBe(true);
  const left = await Promise.all(others.map((other) => isIn(other)));
  expect(left.filter(Boolean)).toHaveLength(2);
  app.parts.setNow(start);
});

test('a person sees the last log-ins with time, address and device, the failed ones too, under either name', async () => {
  const { phone } = await newOfficer();
  const stranger = await openBrowser();
  await stranger.post('/login', { loginName: phone, password: 'falsch-1234' });
  const browser = await enter(phone);
  const { body } = await browser.ask('GET', '/account/sessions');
  expect(body).toContain('>没有成功<');
  expect(body).toContain('Windows 电脑 · Firefox');
  expect(body).toContain('127.0.0.1');
  const other = await enter((await newOfficer()).phone);
  expect((await other.ask('GET', '/account/sessions')).body).not.toContain('>没有成功<');
});

test('under HTTPS the cookies are of this host alone', async () => {
  const safe = await createTestApp({ publicUrl: () => 'https://jixue.test' });
  try {
    await insertBodies(safe.parts);
    const phone = newPhone();
    await insertLearner(safe.parts, { phone, passwordHash });
    const browser = await openBrowser(safe.server);
    const answer = await browser.post('/login', { loginName: phone, password });
    const cookie = answer.cookies.find(({ name }) => name === '__Host-jixue');
    expect(cookie).toMatchObject({ path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
    expect(cookie).not.toHaveProperty('domain');
    expect([...browser.jar.keys()]).toContain('__Host-jixue_csrf');
    expect((await browser.ask('GET', '/account/sessions')).statusCode).toBe(200);
    await browser.post('/session/end');
    expect((await browser.ask('GET', '/account/sessions')).statusCode).toBe(303);
  } finally {
    await safe.close();
  }
});

test('a second factor that failed is recorded (E25)', async () => {
  const { phone, accountId } = await newOfficer();
  const browser = await openBrowser();
  await logIn(browser, phone);
  await browser.post('/second-factor', { code: '000000' });
  const failed = await app.parts.db
    .selectFrom('auditEntries')
    .select('id')
    .where('action', '=', 'identity.second_factor_failed')
    .where('actorAccountId', '=', accountId)
    .execute();
  expect(failed).toHaveLength(1);
});

test('a session cookie holds 256 random bits, of which the database knows the hash alone', async () => {
  const { phone, accountId } = await newOfficer();
  const browsers = [await enter(phone), await enter(phone)];
  const tokens = browsers.map(({ jar }) => jar.get('jixue') as string);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(new Set(tokens).size).toBe(2);
  const stored = await app.parts.db
    .selectFrom('sessions')
    .select('tokenHash')
    .where('accountId', '=', accountId)
    .execute();
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest());
  for (const { tokenHash } of stored) expect(tokens).not.toContain(tokenHash);
  for (const hash of hashes)
    expect(
      stored.some(({ tokenHash }) =>
        [hash.toString('hex'), hash.toString('base64url'), hash.toString('base64')].includes(
          tokenHash,
        ),
      ),
    ).toBe(true);
});

test.each([
  ['another machine', '203.0.113.9', '203.0.113.9'],
  ['a proxy on this machine', '127.0.0.1', '198.51.100.7'],
])('the address that %s forwards is believed as it should be', async (_who, remoteAddress, ip) => {
  const { phone, accountId } = await newOfficer();
  const browser = await openBrowser();
  await app.server.inject({
    method: 'POST',
    url: '/login',
    remoteAddress,
    headers: {
      'x-forwarded-for': '198.51.100.7',
      'content-type': 'application/x-www-form-urlencoded',
      'x-csrf-token': await browser.token(),
      cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    payload: new URLSearchParams({ loginName: phone, password }).toString(),
  });
  const session = await app.parts.db
    .selectFrom('sessions')
    .select('ip')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  expect(session.ip).toBe(ip);
});
