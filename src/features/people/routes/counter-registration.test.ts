import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';

const fresh = { password: 'Guihua-38-tie', passwordAgain: 'Guihua-38-tie' };
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let counter: TestBrowser;
let phones = 13_800_000_000;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  counter = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
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
    ...more,
  };
};
const register = (fields: Record<string, string>) => counter.post('/counter/registrations', fields);
const sessionStateOf = (name: string) =>
  app.parts.db
    .selectFrom('learners')
    .innerJoin('accounts', 'accounts.id', 'learners.accountId')
    .select(['registrationState', 'privacyVersion'])
    .where('accounts.name', '=', name)
    .executeTakeFirstOrThrow();
const countAccounts = async () =>
  (await app.parts.db.selectFrom('accounts').select('id').execute()).length;
const codeIn = (body: string) => /data-code[^>]*>([A-Z0-9-]+)</.exec(body)?.[1] ?? '';

test('N2, reference data 5.3: the holder of a passport finds the counter, is registered there and activates the account', async () => {
  const visitor = await app.as(null);
  const page = await visitor.get('/register');
  expect(page.body).toContain('到工作所在区县的人力社保局窗口');
  expect(page.body).toContain('href="/help#bureaus"');
  const online = await visitor.post('/register', { ...form(), ...fresh, consent: '2026-01' });
  expect(online.status).toBe(422);
  expect(online.body).toContain('不能在线注册，请本人带原件到窗口登记');
  const registered = await register(form({ idNumber: 'e1234 5678' }));
  expect(registered.status).toBe(200);
  expect(registered.body).toContain('安娜·林');
  const login = { loginName: 'E12345678', password: fresh.password };
  expect((await visitor.post('/login', login)).status).not.toBe(303);
  const code = codeIn(registered.body);
  const activated = await visitor.post('/activation', {
    loginName: 'E12345678',
    code: code.toLowerCase(),
    ...fresh,
    consent: '2026-01',
  });
  expect(activated.headers.location).toBe('/login');
  expect((await visitor.post('/login', login)).status).toBe(303);
  expect((await visitor.get('/account')).body).toContain('安娜·林');
  await app.parts.runJobs();
  expect(await sessionStateOf('安娜·林')).toEqual({
    registrationState: 'CONFIRMED',
    privacyVersion: '2026-01',
  });
});

test('E28: consent is personal: without it no code activates the account, and no code is used up', async () => {
  const fields = form({ idNumber: 'P2222222', name: '马丁' });
  const code = codeIn((await register(fields)).body);
  expect((await sessionStateOf('马丁')).privacyVersion).toBeNull();
  const visitor = await app.as(null);
  const password = { loginName: 'P2222222', code, ...fresh };
  const activation = await visitor.post('/activation', password);
  expect(activation.status).toBe(422);
  expect(activation.body).toContain('同意后才能启用账号');
  const reset = await visitor.post('/password-reset/counter', password);
  expect(reset.status).toBe(422);
  expect(reset.body).toContain('name="consent"');
  const consented = { ...password, consent: '2026-01' };
  expect((await visitor.post('/password-reset/counter', consented)).status).toBe(303);
  const entries = await app.parts.db
    .selectFrom('auditEntries')
    .select(['action', 'actorAccountId'])
    .where('action', 'in', ['people.register_at_counter', 'identity.consent'])
    .execute();
  expect(entries.some((one) => one.action === 'people.register_at_counter')).toBe(true);
  expect(entries.some((one) => one.action === 'identity.consent')).toBe(true);
});

test('every field of the counter form has its own error, and the values stay', async () => {
  const before = await countAccounts();
  const answer = await register({
    name: '李静',
    idDocumentType: 'HKMO_PERMIT',
    idNumber: '？',
    phone: '138',
  });
  expect(answer.status).toBe(422);
  for (const sentence of [
    '请选择您的单位情况',
    '请选择工作所在的区县',
    '请先当面核对证件原件',
    '手机号应为11位数字',
  ])
    expect(answer.body).toContain(sentence);
  expect(answer.body).toContain('李静');
  expect(await countAccounts()).toBe(before);
});

test('N3, Q4: a number with an account is refused without saying whose it is', async () => {
  await register(form({ idNumber: 'P7654321', name: '陈一' }));
  const before = await countAccounts();
  const again = await register(form({ idNumber: 'p 7654321', name: '王二' }));
  expect(again.status).toBe(422);
  expect(again.body).toContain('这个证件号码已经有账号');
  expect(again.body).toContain('href="/claims/new"');
  expect(again.body).not.toContain('陈一');
  expect(await countAccounts()).toBe(before);
});

test('N7, N12: the counter of another district refuses and names the competent office', async () => {
  const nanan = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId));
  const before = await countAccounts();
  const answer = await nanan.post('/counter/registrations', form({ idNumber: 'P1111111' }));
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('应到<strong>沙坪坝区人力社保局</strong>登记');
  expect(answer.body).toContain('测试路1号');
  expect(answer.body).toContain('value="安娜·林"');
  expect(await countAccounts()).toBe(before);
});

test('N8: the centre registers staff of municipal units with any document', async () => {
  const centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  const staff = {
    idDocumentType: 'TW_PERMIT',
    idNumber: '01234567',
    employerId: bodies.hospitalId,
  };
  const foreign = await register(form({ ...staff, name: '林怡' }));
  expect(foreign.status).toBe(422);
  expect(foreign.body).toContain('市人事培训中心');
  const answer = await centre.post('/counter/registrations', form({ ...staff, name: '林怡' }));
  expect(answer.status).toBe(200);
  expect(codeIn(answer.body)).not.toBe('');
  expect((await sessionStateOf('林怡')).registrationState).toBe('CONFIRMED');
});

test('Q4: a passport that another person registered can be claimed', async () => {
  await register(form({ idNumber: 'P3333333', name: '误登记' }));
  const visitor = await app.as(null);
  const claim = await visitor.post('/claims/new', {
    idDocumentType: 'PASSPORT',
    idNumber: 'P3333333',
    name: '罗莎',
    phone: '13911113333',
    districtId: 'cq-shapingba',
    statement: '我从未注册过账号',
  });
  expect(claim.status).toBe(200);
  expect((await counter.get('/claims')).body).toContain('罗莎');
});
