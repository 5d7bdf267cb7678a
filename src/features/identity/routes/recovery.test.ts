import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertAccount,
  insertBodies,
  insertLearner,
  insertOfficer,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { textsTo as textsOf } from '../../../../test/support/texts.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { issueCode } from '../commands/issue-code.ts';
import { redeemCode } from '../commands/redeem-code.ts';
import { hashPassword } from '../rules/password.ts';

const password = 'Mima-8888';
const fresh = { password: 'Guihua-38-tie', passwordAgain: 'Guihua-38-tie' };
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let passwordHash: string;
let serial = 0;
const newPhone = () => {
  serial += 1;
  return `1370000${String(serial).padStart(4, '0')}`;
};

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

async function newLearner(more: Parameters<typeof insertLearner>[1] = {}) {
  const phone = newPhone();
  const actor = await insertLearner(app.parts, { phone, passwordHash, ...more });
  return { phone, actor };
}

const textsTo = (phone: string) => textsOf(app.parts, phone);
const codeIn = (text: string | undefined) => /\d{6}/.exec(text ?? '')?.[0] ?? '';
const canLogIn = async (loginName: string, typed: string) =>
  (await (await app.as(null)).post('/login', { loginName, password: typed })).status === 303;
const shownCode = (body: string) => /data-code[^>]*>([A-Z0-9-]+)</.exec(body)?.[1] ?? '';

test('Q1: a code by SMS sets a new password, once, and ends all sessions', async () => {
  const { phone } = await newLearner();
  const old = await app.as(null);
  await old.post('/login', { loginName: phone, password });
  const visitor = await app.as(null);
  await visitor.post('/password-reset', { loginName: phone });
  const [message] = await textsTo(phone);
  expect(message?.state).toBe('SENT');
  const code = codeIn(message?.text);
  const done = await visitor.post('/password-reset/code', { loginName: phone, code, ...fresh });
  expect(done.headers.location).toBe('/login');
  expect((await old.get('/account')).status).toBe(303);
  expect(await canLogIn(phone, password)).toBe(false);
  expect(await canLogIn(phone, fresh.password)).toBe(true);
  const again = await visitor.post('/password-reset/code', { loginName: phone, code, ...fresh });
  expect(again.status).toBe(422);
});

test('Q1: the answer is the same whether or not the account exists', async () => {
  const { phone } = await newLearner();
  const visitor = await app.as(null);
  const strip = (body: string) =>
    body.replaceAll(/1370000\d{4}/g, '').replaceAll(/(value|content)="[^"]{20,}"/g, '');
  const known = await visitor.post('/password-reset', { loginName: phone });
  const unknown = await visitor.post('/password-reset', { loginName: newPhone() });
  expect(strip(known.body)).toBe(strip(unknown.body));
});

test('Q1: a code is void after 5 wrong guesses and after 10 minutes; name and number are never enough', async () => {
  const { phone } = await newLearner();
  const visitor = await app.as(null);
  await visitor.post('/password-reset', { loginName: phone });
  const code = codeIn((await textsTo(phone))[0]?.text);
  const wrong = code === '111111' ? '222222' : '111111';
  for (let time = 1; time <= 5; time += 1)
    await visitor.post('/password-reset/code', { loginName: phone, code: wrong, ...fresh });
  const late = await visitor.post('/password-reset/code', { loginName: phone, code, ...fresh });
  expect([422, 429]).toContain(late.status);
  expect(await canLogIn(phone, password)).toBe(true);

  const second = await newLearner();
  await visitor.post('/password-reset', { loginName: second.phone });
  const expired = codeIn((await textsTo(second.phone))[0]?.text);
  app.parts.setNow(new Date(app.parts.clock.now().getTime() + 11 * 60_000));
  const answer = await visitor.post('/password-reset/code', {
    loginName: second.phone,
    code: expired,
    ...fresh,
  });
  expect(answer.status).toBe(422);
});

test('Q1: at the counter of the district the learner gets a one-time code after the ID check', async () => {
  const { phone, actor } = await newLearner();
  const desk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const found = await desk.post('/counter/password-reset/search', { text: phone });
  expect(found.body).toContain(actor.accountId);
  const { accountId } = actor;
  expect((await desk.post('/counter/password-reset', { accountId })).status).toBe(422);
  const issued = await desk.post('/counter/password-reset', { accountId, checked: 'yes' });
  const code = shownCode(issued.body).toLowerCase();
  const visitor = await app.as(null);
  const done = await visitor.post('/password-reset/counter', { loginName: phone, code, ...fresh });
  expect(done.status).toBe(303);
  expect(await canLogIn(phone, fresh.password)).toBe(true);
});

test('N12: for a learner of another office the counter shows that office and issues no code', async () => {
  const { phone, actor } = await newLearner({ districtId: 'cq-nanan' });
  const desk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const found = await desk.post('/counter/password-reset/search', { text: phone });
  expect(found.body).toContain('南岸区人力社保局');
  expect(found.body).not.toContain(actor.accountId);
  const { accountId } = actor;
  const answer = await desk.post('/counter/password-reset', { accountId, checked: 'yes' });
  expect(answer.status).toBe(404);
});

test('Q1: the centre resets staff of municipal units', async () => {
  const { actor } = await newLearner({ employerId: bodies.hospitalId });
  const { accountId } = actor;
  const district = await app.as(
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId),
  );
  const centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  const form = { accountId, checked: 'yes' };
  expect((await district.post('/counter/password-reset', form)).status).toBe(404);
  expect((await centre.post('/counter/password-reset', form)).status).toBe(200);
});

const claim = (more: Record<string, string> = {}) => ({
  idDocumentType: 'RESIDENT_ID',
  idNumber: '11010519491231002X',
  name: '真本人',
  phone: newPhone(),
  districtId: 'cq-shapingba',
  statement: '我从未注册过这个账号',
  ...more,
});

test('Q4: a claim granted after the ID check replaces the phone, ends sessions, notifies the old phone', async () => {
  const idNumber = '11010519491231002X';
  const { phone, actor } = await newLearner({ idNumber, name: '冒用者' });
  const squatter = await app.as(null);
  await squatter.post('/login', { loginName: phone, password });
  const visitor = await app.as(null);
  const form = claim({ idNumber: '11010519491231002x' });
  const made = await visitor.post('/claims/new', form);
  const reference = /SL[A-Z0-9-]{10}/.exec(made.body)?.[0] ?? '';
  const foreign = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId));
  expect((await foreign.get('/claims')).body).not.toContain(reference);
  const desk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const list = await desk.get('/claims');
  expect(list.body).toContain(reference);
  const [path] = /\/claims\/[0-9a-f-]{36}\/grant/.exec(list.body) ?? [];
  expect((await foreign.post(path as string, { idNumber })).status).toBe(404);
  expect((await desk.post(path as string, { idNumber: '820000199106160031' })).status).toBe(422);
  const granted = await desk.post(path as string, { idNumber: '１１０１０５19491231002x' });
  expect(granted.status).toBe(200);
  expect((await squatter.get('/account')).status).toBe(303);
  expect(await canLogIn(phone, password)).toBe(false);
  expect((await textsTo(phone)).at(-1)?.text).toContain('收回');
  const code = shownCode(granted.body);
  await visitor.post('/password-reset/counter', { loginName: idNumber, code, ...fresh });
  expect(await canLogIn(form.phone, fresh.password)).toBe(true);
  const { name } = await app.parts.db
    .selectFrom('accounts')
    .select('name')
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow();
  expect(name).toBe('真本人');
  expect((await desk.post(path as string, { idNumber })).status).toBe(409);
});

test('Q4: a claim for a number without an account looks the same to the claimant and cannot be granted', async () => {
  const visitor = await app.as(null);
  const made = await visitor.post(
    '/claims/new',
    claim({ idDocumentType: 'TW_RESIDENCE', idNumber: '830000199201300022' }),
  );
  expect(made.body).toContain('受理编号');
  const desk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const [path] = /\/claims\/[0-9a-f-]{36}\/grant/.exec((await desk.get('/claims')).body) ?? [];
  expect((await desk.post(path as string, { idNumber: '830000199201300022' })).status).toBe(409);
  const [rejection] =
    /\/claims\/[0-9a-f-]{36}\/rejection/.exec((await desk.get('/claims')).body) ?? [];
  expect((await desk.post(rejection as string, { reason: '' })).status).toBe(422);
  expect((await desk.post(rejection as string, { reason: '号码没有注册过' })).status).toBe(303);
  expect((await desk.get('/claims')).body).toContain('没有待办的申领');
});

test("Q4: an officer's account is not handed over at a counter", async () => {
  const idNumber = '810000199408230021';
  const accountId = await insertAccount(app.parts, { idNumber, phone: newPhone() });
  await insertOfficer(app.parts, 'AUDITOR', bodies.municipalBureauId, accountId);
  const visitor = await app.as(null);
  await visitor.post('/claims/new', claim({ idDocumentType: 'HKMO_RESIDENCE', idNumber }));
  const desk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  const [path] = /\/claims\/[0-9a-f-]{36}\/grant/.exec((await desk.get('/claims')).body) ?? [];
  expect((await desk.post(path as string, { idNumber })).status).toBe(409);
});

test('Q1: five wrong guesses void a code even where attempts of the name are not counted', async () => {
  const { parts } = app;
  const { accountId } = (await newLearner()).actor;
  const target = { accountId, purpose: 'PASSWORD_RESET' } as const;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => parts.db.transaction().execute(work);
  await inTx((tx) => issueCode(parts, tx, { ...target, code: '123456', issuedBy: null }));
  for (let guess = 1; guess <= 5; guess += 1)
    expect(
      await inTx((tx) => redeemCode(parts, tx, { ...target, code: `00000${guess}` })),
    ).toBeNull();
  expect(await inTx((tx) => redeemCode(parts, tx, { ...target, code: '123456' }))).toBeNull();
});

test('E23: an officer takes 12 characters, and none of the last five passwords', async () => {
  const { actor } = await newLearner();
  await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId, actor.accountId);
  const session = await app.as(actor);
  const change = (oldPassword: string, next: string) =>
    session.post('/account/password', { oldPassword, password: next, passwordAgain: next });
  expect((await change(password, 'Lizi7-maoji')).body).toContain('至少 12 个字符');
  const used = [
    'Lizi7-maojin-a',
    'Lizi8-maojin-b',
    'Lizi9-maojin-c',
    'Lizi4-maojin-d',
    'Lizi5-maojin-e',
  ];
  let old = password;
  for (const next of used) {
    app.parts.setNow(new Date(app.parts.clock.now().getTime() + 1000));
    expect((await change(old, next)).status, next).toBe(303);
    old = next;
  }
  for (const again of used.slice(0, 4))
    expect((await change(old, again)).body, again).toContain('最近 5 次用过');
  expect((await change(old, 'Lizi6-maojin-f')).status).toBe(303);
});
