import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertAccount,
  insertBodies,
  insertLearner,
  insertOfficer,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { codeTo, textsTo } from '../../../../test/support/texts.ts';
import { deleteExpired } from '../commands/delete-expired.ts';
import { mayRequestCode } from '../commands/limit-codes.ts';
import { textCells } from '../rules/one-time-code.ts';
import { hashPassword } from '../rules/password.ts';

const password = 'Mima-8888';
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let passwordHash: string;
let serial = 0;
const newPhone = () => {
  serial += 1;
  return `1350000${String(serial).padStart(4, '0')}`;
};

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

async function newLearner() {
  const phone = newPhone();
  return { phone, actor: await insertLearner(app.parts, { phone, passwordHash }) };
}
const logIn = (browser: TestBrowser, loginName: string, typed = password) =>
  browser.post('/login', { loginName, password: typed });
const guess = async (loginName: string, times: number) => {
  const answers = [];
  for (let time = 1; time <= times; time += 1)
    answers.push((await logIn(await app.as(null), loginName, 'falsch-1234')).status);
  return answers;
};

test('E23: spellings of one name share a lock-out, with an account and without', async () => {
  const known = (await newLearner()).phone;
  for (const phone of [known, newPhone()]) {
    const spaced = `+86 ${phone.slice(0, 3)}-${phone.slice(3)}`;
    const wide = phone.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const answers = [
      ...(await guess(phone, 2)),
      ...(await guess(spaced, 2)),
      ...(await guess(wide, 2)),
    ];
    expect(answers).toEqual([422, 422, 422, 422, 429, 429]);
  }
});

test('locking one name of a person does not tell that another is theirs', async () => {
  const phone = newPhone();
  const idNumber = '810000199408230021';
  await insertAccount(app.parts, { phone, idNumber, passwordHash });
  await guess(phone, 5);
  expect((await logIn(await app.as(null), idNumber)).status).toBe(303);
});

test("strangers' guesses do not lock out the devices of the person, from the same address either", async () => {
  const { phone } = await newLearner();
  const home = await app.as(null);
  await logIn(home, phone);
  await home.post('/session/end');
  await guess(phone, 6);
  expect((await logIn(await app.as(null), phone)).status).toBe(429);
  expect((await logIn(home, phone)).status).toBe(303);
  // The device has its own five guesses.
  await home.post('/session/end');
  for (let time = 1; time <= 5; time += 1) await logIn(home, phone, 'falsch-1234');
  expect((await logIn(home, phone)).status).toBe(429);
});

test('Q1: a request for a code leaves the same behind until the job runs, with an account and without', async () => {
  const { phone } = await newLearner();
  const counted = async () =>
    Number(
      (
        await app.parts.db
          .selectFrom('oneTimeCodes')
          .select((row) => row.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    );
  const before = await counted();
  const strip = (body: string) =>
    body.replaceAll(/1350000\d{4}/g, '').replaceAll(/"[^"]{20,}"/g, '');
  for (const path of ['/password-reset', '/login/sms']) {
    const visitor = await app.as(null);
    const known = await visitor.post(path, { loginName: phone });
    const unknown = await visitor.post(path, { loginName: newPhone() });
    expect([known.status, strip(known.body)]).toEqual([unknown.status, strip(unknown.body)]);
  }
  expect(await counted()).toBe(before);
  expect(await codeTo(app.parts, phone)).toMatch(/^\d{6}$/);
});

test('Q1: wrong codes are answered and recorded alike, with an account and without', async () => {
  const { phone, actor } = await newLearner();
  const other = newPhone();
  const visitor = await app.as(null);
  const fresh = { password: 'Guihua-38-tie', passwordAgain: 'Guihua-38-tie' };
  const typed = { code: '000000', ...fresh };
  const known = await visitor.post('/password-reset/code', { loginName: phone, ...typed });
  const unknown = await visitor.post('/password-reset/code', { loginName: other, ...typed });
  expect(known.status).toBe(unknown.status);
  const entries = await app.parts.db
    .selectFrom('auditEntries')
    .select('subjectId')
    .where('action', '=', 'identity.reset_failed')
    .where('subjectId', 'in', [actor.accountId, app.parts.cipher.index(other)])
    .execute();
  expect(entries).toHaveLength(2);
});

test('a learner logs in with a code to the phone, once; an officer does not', async () => {
  const { phone } = await newLearner();
  const visitor = await app.as(null);
  const asked = await visitor.post('/login/sms', { loginName: phone, next: '/account' });
  // Another code, or the password instead, loses neither the number nor where the log-in leads.
  expect(asked.body).toContain('formaction="/login/sms"');
  expect(asked.body).toContain(`value="${phone}"`);
  expect(asked.body).toContain('href="/login?next=%2Faccount"');
  const form = { loginName: phone, code: await codeTo(app.parts, phone), next: '/account' };
  expect((await visitor.post('/login/sms/session', { ...form, code: '000000' })).status).toBe(422);
  const done = await visitor.post('/login/sms/session', form);
  expect(done.headers.location).toBe('/account');
  expect((await visitor.get('/account')).status).toBe(200);
  expect((await (await app.as(null)).post('/login/sms/session', form)).status).toBe(422);
  // The code is no password: before an app is set up, that has to be typed.
  expect((await visitor.get('/second-factor')).body).toContain('再输入一次密码');

  const officer = await newLearner();
  await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId, officer.actor.accountId);
  await visitor.post('/session/end');
  await visitor.post('/login/sms', { loginName: officer.phone });
  expect((await textsTo(app.parts, officer.phone)).at(-1)?.text).toContain('工作人员');
});

test("an address that asks without end uses up neither a person's codes nor the city's", async () => {
  const { db, cipher } = app.parts;
  const nameKey = cipher.index(newPhone());
  const ask = (ip: string, key = nameKey) => mayRequestCode(db, { nameKey: key, ip });
  const all = async () =>
    (
      await db
        .selectFrom('loginFailures')
        .select('points')
        .where('key', '=', 'text:1440:all')
        .executeTakeFirst()
    )?.points ?? 0;
  const before = await all();
  for (let no = 1; no <= 60; no += 1) expect(await ask('203.0.113.9', `flood-${no}`)).toBe(true);
  for (let no = 1; no <= 20; no += 1) expect(await ask('203.0.113.9')).toBe(false);
  expect((await all()) - before).toBe(60);
  const own = [];
  for (let no = 1; no <= 4; no += 1) own.push(await ask('198.51.100.7'));
  expect(own).toEqual([true, true, true, false]);
});

test('codes are stored as hashes, nowhere in the clear, and gone once used or expired', async () => {
  const { parts } = app;
  const { phone, actor } = await newLearner();
  const visitor = await app.as(null);
  const rowsOf = async () => ({
    codes: await parts.db
      .selectFrom('oneTimeCodes')
      .selectAll()
      .where('accountId', '=', actor.accountId)
      .execute(),
    texts: (await parts.db.selectFrom('smsMessages').selectAll().execute()).filter(
      (row) => parts.cipher.decrypt(row.phoneCipher, textCells.phone(row.id)) === phone,
    ),
  });
  await visitor.post('/login/sms', { loginName: phone });
  const code = await codeTo(parts, phone);
  expect(JSON.stringify(await rowsOf())).not.toContain(code);
  await visitor.post('/login/sms/session', { loginName: phone, code });
  const used = await rowsOf();
  expect(used.codes).toEqual([]);
  expect(used.texts.map((row) => row.codeCipher)).toEqual([null]);

  await visitor.post('/password-reset', { loginName: phone });
  await parts.runJobs();
  const now = parts.clock.now();
  parts.setNow(new Date(now.getTime() + 11 * 60_000));
  await deleteExpired(parts);
  parts.setNow(now);
  const expired = await rowsOf();
  expect(expired.codes).toEqual([]);
  expect(expired.texts.map((row) => row.codeCipher)).toEqual([null, null]);
});

test('outside a demonstration a code is deleted as soon as it is sent', async () => {
  const real = await createTestApp({ demo: false });
  try {
    const phone = newPhone();
    await insertBodies(real.parts);
    await insertLearner(real.parts, { phone, passwordHash });
    await (await real.as(null)).post('/login/sms', { loginName: phone });
    await real.parts.runJobs();
    const sent = await real.parts.db
      .selectFrom('smsMessages')
      .select(['state', 'codeCipher', 'text'])
      .execute();
    expect(sent).toMatchObject([{ state: 'SENT', codeCipher: null }]);
    expect(sent[0]?.text).not.toMatch(/\d{6}/);
  } finally {
    await real.close();
  }
});
