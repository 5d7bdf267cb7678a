import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertAccount,
  insertBodies,
  insertLearner,
  insertOfficer,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { appointOfficer } from '../commands/appoint-officer.ts';
import { accountCells } from '../rules/identifiers.ts';
import { hashPassword } from '../rules/password.ts';
import { actorOfSession } from '../rules/session.ts';
import { currentDemoCode, matchCode, newTotpSecret } from '../rules/totp.ts';

const password = 'Mima-8888';
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let passwordHash: string;
let phones = 0;
const newPhone = () => {
  phones += 1;
  return `1360000${String(phones).padStart(4, '0')}`;
};

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

async function learnerWithPassword() {
  const phone = newPhone();
  const actor = await insertLearner(app.parts, { phone, passwordHash });
  return { phone, actor };
}

async function logIn(loginName: string, typed = password) {
  const browser = await app.as(null);
  const answer = await browser.post('/login', { loginName, password: typed, next: '/account' });
  return { browser, answer };
}

const minutesLater = (minutes: number) =>
  app.parts.setNow(new Date(app.parts.clock.now().getTime() + minutes * 60_000));

test('N4: login needs the right number and password and leads to the requested page', async () => {
  const { phone } = await learnerWithPassword();
  expect((await logIn(phone, 'Mima-8889')).answer.status).toBe(422);
  const { answer, browser } = await logIn(`+86 ${phone.slice(0, 3)} ${phone.slice(3)}`);
  expect(answer.headers.location).toBe('/account');
  expect((await browser.get('/account')).status).toBe(200);
});

test('E23: after five failures the name is locked with the same answer whether or not the account exists', async () => {
  const { phone } = await learnerWithPassword();
  const pagesOf = async (loginName: string) => {
    const sentences: string[] = [];
    for (let time = 1; time <= 6; time += 1) {
      const { answer } = await logIn(loginName, 'falsch-1234');
      sentences.push(/<li>(.*?)<\/li>/.exec(answer.body)?.[1] ?? '');
    }
    return sentences;
  };
  const known = await pagesOf(phone);
  const unknown = await pagesOf(newPhone());
  expect(known).toEqual(unknown);
  expect(known[3]).toContain('密码不对');
  expect(known[4]).toContain('30 分钟后再试');
  expect((await logIn(phone)).answer.status).toBe(429);
});

test('E23: the lock-out survives a restart and ends by itself', async () => {
  const { phone } = await learnerWithPassword();
  for (let time = 1; time <= 5; time += 1) await logIn(phone, 'falsch-1234');
  const { db } = app.parts;
  const key = `name:${app.parts.cipher.index(phone)}`;
  const counter = db.selectFrom('loginFailures').where('key', '=', key);
  const { expire } = await counter.select('expire').executeTakeFirstOrThrow();
  expect(expire).toBeGreaterThan(Date.now() + 29 * 60_000);
  await db
    .updateTable('loginFailures')
    .set({ expire: Date.now() - 1 })
    .where('key', '=', key)
    .execute();
  expect((await logIn(phone)).answer.status).toBe(303);
});

test('E25: failed and successful logins are audited', async () => {
  const { phone, actor } = await learnerWithPassword();
  await logIn(phone, 'falsch-1234');
  await logIn(phone);
  const entries = await app.parts.db
    .selectFrom('auditEntries')
    .select('action')
    .where((where) =>
      where.or([
        where('subjectId', '=', actor.accountId),
        where('actorAccountId', '=', actor.accountId),
      ]),
    )
    .orderBy('id')
    .execute();
  expect(entries.map((one) => one.action)).toEqual(['identity.login_failed', 'identity.log_in']);
});

test('E23: an officer without the second factor may not act; with it they may', async () => {
  const { parts } = app;
  const phone = newPhone();
  const accountId = await insertAccount(parts, { phone, passwordHash });
  await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId, accountId);
  const { browser, answer } = await logIn(phone);
  expect(answer.headers.location).toBe('/second-factor');
  expect((await browser.get('/claims')).headers.location).toMatch(/^\/login/);
  const enrolment = await browser.get('/second-factor');
  expect(enrolment.body).toContain('data:image/svg+xml;base64,');
  const secret = /<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(enrolment.body)?.[1]?.replaceAll(' ', '');
  const code = currentDemoCode(secret as string, parts.clock.now());
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await browser.post('/second-factor', { code: wrong })).status).toBe(422);
  expect((await browser.post('/second-factor', { code })).status).toBe(303);
  expect((await browser.get('/claims')).status).toBe(200);
  const second = await logIn(phone);
  expect((await second.browser.get('/second-factor')).body).toContain('输入动态验证码');
});

test('Q11: a person with several roles switches between them in one account', async () => {
  const { parts } = app;
  const { phone, actor } = await learnerWithPassword();
  await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId, actor.accountId);
  const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await parts.db
    .updateTable('accounts')
    .set({
      totpSecretCipher: parts.cipher.encrypt(totpSecret, accountCells.totp(actor.accountId)),
      totpConfirmedAt: new Date(),
    })
    .where('id', '=', actor.accountId)
    .execute();
  const { browser } = await logIn(phone);
  // A learner needs no second factor.
  expect((await browser.get('/account/work')).status).toBe(200);
  expect((await browser.get('/roster')).status).toBe(404);
  await browser.post('/second-factor', { code: currentDemoCode(totpSecret, parts.clock.now()) });
  const staff = await browser.get('/roster');
  expect(staff.status).toBe(200);
  expect(staff.body).toContain('学员');
  await browser.post('/session/role', { role: 'learner' });
  expect((await browser.get('/roster')).status).toBe(404);
  const { id } = await parts.db
    .selectFrom('roleAssignments')
    .select('id')
    .where('accountId', '=', actor.accountId)
    .executeTakeFirstOrThrow();
  await browser.post('/session/role', { role: id });
  expect((await browser.get('/roster')).status).toBe(200);
});

test("Q11: another person's role cannot be chosen", async () => {
  const { parts } = app;
  const officer = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.nananId);
  const other = await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId);
  const { id } = await parts.db
    .selectFrom('roleAssignments')
    .select('id')
    .where('accountId', '=', officer.accountId)
    .executeTakeFirstOrThrow();
  const browser = await app.as(other);
  expect((await browser.post('/session/role', { role: id })).status).toBe(404);
});

test('E24: an ended role is void at once, in a live session too', async () => {
  const officer = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId);
  const browser = await app.as(officer);
  expect((await browser.get('/claims')).status).toBe(200);
  await app.parts.db
    .updateTable('roleAssignments')
    .set({ validTo: '2026-11-23' })
    .where('accountId', '=', officer.accountId)
    .execute();
  expect((await browser.get('/claims')).status).toBe(303);
});

test('E23: an idle session ends after 30 minutes, one in use does not', async () => {
  const { phone } = await learnerWithPassword();
  const { browser } = await logIn(phone);
  minutesLater(29);
  expect((await browser.get('/account')).status).toBe(200);
  minutesLater(29);
  expect((await browser.get('/account')).status).toBe(200);
  minutesLater(31);
  const answer = await browser.get('/account');
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/login?next=%2Faccount');
});

test('an idle end keeps a half-filled form for the same person, without passwords', async () => {
  const { phone } = await learnerWithPassword();
  const { browser } = await logIn(phone);
  minutesLater(31);
  const kept = await browser.post('/account/title', {
    titleCode: '0503',
    titleAwardedOn: '2019-05-06',
    oldPassword: 'geheim-99',
  });
  expect(kept.headers.location).toContain('/login?next=');
  expect((await browser.get('/login')).body).toContain('您刚才填写的内容已经保留');
  const login = await browser.post('/login', { loginName: phone, password, next: '/' });
  expect(login.headers.location).toBe('/session/kept-form');
  const page = await browser.get('/session/kept-form');
  expect(page.body).toContain('您刚才填写的内容还在');
  expect(page.body).toContain('action="/account/title"');
  expect(page.body).toContain('value="2019-05-06"');
  expect(page.body).not.toContain('geheim-99');
});

test('an idle end shows nothing of a kept form to another person in the same browser', async () => {
  const first = await learnerWithPassword();
  const second = await learnerWithPassword();
  const { browser } = await logIn(first.phone);
  minutesLater(31);
  await browser.post('/account/title', { titleCode: '0503', titleAwardedOn: '2019-05-06' });
  await browser.post('/login', { loginName: second.phone, password, next: '/' });
  const page = await browser.get('/session/kept-form');
  expect(page.status).toBe(303);
});

test("E23: a person lists and ends their own sessions, never another person's", async () => {
  const { phone } = await learnerWithPassword();
  const desk = await logIn(phone);
  const mobile = await logIn(phone);
  const page = await desk.browser.get('/account/sessions');
  const [, id] = /\/account\/sessions\/([0-9a-f-]+)\/end/.exec(page.body) ?? [];
  const stranger = await logIn((await learnerWithPassword()).phone);
  await stranger.browser.post(`/account/sessions/${id}/end`);
  expect((await mobile.browser.get('/account')).status).toBe(200);
  await desk.browser.post(`/account/sessions/${id}/end`);
  expect((await mobile.browser.get('/account')).status).toBe(303);
  await desk.browser.post('/session/end');
  expect((await desk.browser.get('/account')).status).toBe(303);
});

test('Q11: an officer appointed by number gets no second account', async () => {
  const { parts } = app;
  const person = {
    idDocumentType: 'RESIDENT_ID' as const,
    idNumber: '11010519491231002X',
    name: '赵一鸣',
    phone: newPhone(),
  };
  const input = { person, passwordHash, organisationId: bodies.schoolId };
  const first = await appointOfficer(parts, 'SYSTEM', { ...input, role: 'UNIT_ADMIN' });
  const again = { ...person, idNumber: '11010519491231002x', phone: newPhone() };
  const second = await appointOfficer(parts, 'SYSTEM', {
    ...input,
    person: again,
    role: 'DISTRICT_CLERK',
    organisationId: bodies.nananId,
  });
  expect(second).toBe(first);
});

test('E23: a code is valid once, and earlier ones no longer', () => {
  const secret = newTotpSecret();
  const now = new Date('2026-11-23T14:00:10+08:00');
  const before = new Date(now.getTime() - 30_000);
  const step = matchCode(secret, currentDemoCode(secret, now), now, null);
  expect(step).not.toBeNull();
  expect(matchCode(secret, currentDemoCode(secret, now), now, step)).toBeNull();
  expect(matchCode(secret, currentDemoCode(secret, before), now, step)).toBeNull();
  expect(matchCode(secret, currentDemoCode(secret, before), now, null)).not.toBeNull();
});

test('E23: a chosen role without the second factor has no effect', () => {
  const session = {
    id: 's',
    accountId: 'a',
    name: '吴清',
    secondFactorAt: null,
    roleAssignmentId: 'r',
    role: 'DISTRICT_CLERK',
    organisationId: 'o',
    roleFrom: '2026-01-01',
    roleUntil: '2026-11-30',
    roleSuspendedAt: null,
    learner: false,
  } as const;
  const bureau = { kind: 'DISTRICT_HR_BUREAU', jurisdictionId: 'cq-nanan' } as const;
  const day = '2026-11-30';
  expect(actorOfSession(session, bureau, day)).toBeNull();
  expect(actorOfSession({ ...session, learner: true }, undefined, day)?.role).toBe('LEARNER');
  const proved = { ...session, secondFactorAt: new Date() };
  expect(actorOfSession(proved, bureau, day)).toMatchObject({
    role: 'DISTRICT_CLERK',
    jurisdictionId: 'cq-nanan',
  });
  // Nor one before or after its term, a suspended one, and one of a body that has no such role (E24).
  expect(actorOfSession(proved, bureau, '2025-12-31')).toBeNull();
  expect(actorOfSession(proved, bureau, '2026-12-01')).toBeNull();
  expect(actorOfSession({ ...proved, roleSuspendedAt: new Date() }, bureau, day)).toBeNull();
  expect(actorOfSession(proved, { ...bureau, kind: 'EMPLOYER' }, day)).toBeNull();
});

test('a log-in leads to no address outside, in one step or after the second factor', async () => {
  const { phone } = await learnerWithPassword();
  for (const next of ['x:x:https://evil.example', 'https://evil.example', '/\\evil.example']) {
    const browser = await app.as(null);
    const page = await browser.get(`/login?next=${encodeURIComponent(next)}`);
    expect(page.body).toContain('name="next" value="/"');
    const answer = await browser.post('/login', { loginName: phone, password, next });
    expect(answer.headers.location).toBe('/');
    expect((await browser.get(`/login?next=${encodeURIComponent(next)}`)).headers.location).toBe(
      '/',
    );
  }
});
