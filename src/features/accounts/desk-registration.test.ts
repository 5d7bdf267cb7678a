import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../test/support/parts.ts';

const fresh = { password: 'Xinmima-66', passwordAgain: 'Xinmima-66' };
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let desk: TestBrowser;
let phones = 13_800_000_000;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  desk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
});
afterAll(() => app.close());

const form = (more: Record<string, string> = {}) => {
  phones += 1;
  return {
    idDocumentType: 'PASSPORT',
    idNumber: 'E12345678',
    name: '安娜·林',
    phone: String(phones),
    districtId: 'cq-shapingba',
    unitKind: 'LISTED',
    employerId: bodies.schoolId,
    titleCode: '',
    titleAwardedOn: '',
    checked: 'yes',
    consent: '2026-01',
    ...more,
  };
};
const register = (fields: Record<string, string>) => desk.post('/counter/registrations', fields);
const countAccounts = async () =>
  (await app.parts.db.selectFrom('accounts').select('id').execute()).length;
const codeIn = (body: string) => /data-code[^>]*>([A-Z0-9-]+)</.exec(body)?.[1] ?? '';

test('N2, reference data 5.3: who has a passport is registered by the desk and sets his password himself', async () => {
  const visitor = await app.as(null);
  const online = await visitor.post('/register', { ...form(), ...fresh });
  expect(online.status).toBe(422);
  expect(online.body).toContain('请带证件原件到工作所在区县的人力社保局窗口登记');
  const registered = await register(form({ idNumber: 'e1234 5678' }));
  expect(registered.status).toBe(200);
  expect(registered.body).toContain('安娜·林');
  const login = { loginName: 'E12345678', password: fresh.password };
  expect((await visitor.post('/login', login)).status).not.toBe(303);
  const code = codeIn(registered.body);
  await visitor.post('/password-reset/counter', { loginName: 'E12345678', code, ...fresh });
  expect((await visitor.post('/login', login)).status).toBe(303);
  const account = await visitor.get('/account');
  expect(account.body).toContain('安娜·林');
  const learner = await app.parts.db
    .selectFrom('learners')
    .innerJoin('accounts', 'accounts.id', 'learners.account_id')
    .select(['registration_state', 'privacy_version'])
    .where('accounts.name', '=', '安娜·林')
    .executeTakeFirst();
  expect(learner).toEqual({ registration_state: 'CONFIRMED', privacy_version: '2026-01' });
});

test('every field of the desk form has its own error, and what was typed stays', async () => {
  const before = await countAccounts();
  const answer = await register({ name: '李静', idDocumentType: 'HKMO_PERMIT', idNumber: '？' });
  expect(answer.status).toBe(422);
  for (const sentence of [
    '请选择您的单位情况',
    '请选择工作所在的区县',
    '请先当面核对证件原件',
    '请向本人出示',
  ])
    expect(answer.body).toContain(sentence);
  expect(answer.body).toContain('李静');
  expect(await countAccounts()).toBe(before);
});

test('N3, Q4: a number that has an account is not taken twice, and whose it is stays unsaid', async () => {
  await register(form({ idNumber: 'P7654321', name: '陈一' }));
  const before = await countAccounts();
  const again = await register(form({ idNumber: 'p 7654321', name: '王二' }));
  expect(again.status).toBe(422);
  expect(again.body).toContain('请办理账号申领');
  expect(again.body).not.toContain('陈一');
  expect(await countAccounts()).toBe(before);
});

test('N7, N12: the desk of another district registers nobody, and says who does', async () => {
  const nanan = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId));
  const before = await countAccounts();
  const answer = await nanan.post('/counter/registrations', form({ idNumber: 'P1111111' }));
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('由沙坪坝区人力社保局受理');
  expect(await countAccounts()).toBe(before);
});
