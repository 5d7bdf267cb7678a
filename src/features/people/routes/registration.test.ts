import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { codeTo, register, requestCode, textsTo } from '../../../../test/support/texts.ts';
import { checkCharacter } from '../../../kernel/id-number.ts';
import { loadReferenceData } from '../../organisations/index.ts';
import { findLearnerByNumberOrPhone } from '../queries/learner-profiles.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.parts);
  bodies = await insertBodies(app.parts);
});
afterAll(() => app.close());

let phones = 13800000000;
const form = (more: Record<string, string> = {}) => {
  phones += 1;
  return {
    idDocumentType: 'RESIDENT_ID',
    idNumber: '11010519491231002X',
    name: '张晓明',
    phone: String(phones),
    districtId: 'cq-shapingba',
    unitKind: 'LISTED',
    employerId: bodies.schoolId,
    custodyAgencyId: '',
    titleCode: '0502',
    titleAwardedOn: '2020-09-01',
    password: 'Hongcha-lunzi5',
    passwordAgain: 'Hongcha-lunzi5',
    consent: '2026-01',
    ...more,
  };
};

const countAccounts = async () =>
  (await app.parts.db.selectFrom('accounts').select('id').execute()).length;

test('N1: a step with empty required fields is refused with an error at each, nothing is created', async () => {
  const visitor = await app.as(null);
  const before = await countAccounts();
  const refused = async (path: string, typed: Record<string, string>, sentences: string[]) => {
    const answer = await visitor.post(path, typed);
    expect(answer.status).toBe(422);
    for (const sentence of sentences) expect(answer.body).toContain(sentence);
    return answer.body;
  };
  const identity = { name: '张晓明', phone: '138' };
  const first = await refused('/register', identity, ['请填写证件号码。', '手机号应为11位数字']);
  expect(first).toContain('value="张晓明"');
  await visitor.post('/register', form());
  await refused('/register/work', {}, ['请选择您的单位情况。', '请选择工作所在的区县。']);
  await visitor.post('/register/work', form());
  await refused('/register/password', {}, ['请设置密码。', '请阅读个人信息保护告知']);
  expect(await countAccounts()).toBe(before);
});

test('N1, N4: a visitor who registers is signed in and can log in with number and password', async () => {
  const visitor = await app.as(null);
  const answer = await register(app.parts, visitor, form());
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/');
  expect((await visitor.get('/account/sessions')).status).toBe(200);
  const again = await app.as(null);
  const login = await again.post('/login', {
    loginName: '１１０１０５ １９４９１２３１ ００２ｘ',
    password: 'Hongcha-lunzi5',
  });
  expect(login.status).toBe(303);
});

test('N2: a title awarded before the age of 16 is refused at its field, at registration and later', async () => {
  const visitor = await app.as(null);
  const body = '81000019940823007';
  const idNumber = `${body}${checkCharacter(body)}`;
  const typed = form({ idNumber, idDocumentType: 'HKMO_RESIDENCE' });
  const early = await requestCode(visitor, { ...typed, titleAwardedOn: '2010-08-22' });
  expect(early.status).toBe(422);
  expect(early.body).toContain('取得职称的日期早于本人16周岁');
  await register(app.parts, visitor, { ...typed, titleAwardedOn: '2010-08-23' });
  const title = (titleAwardedOn: string) =>
    visitor.post('/account/title', { titleCode: '0502', titleAwardedOn });
  const changed = await title('2010-08-22');
  expect([changed.status, changed.body.includes('早于本人16周岁')]).toEqual([422, true]);
  expect((await title('2018-06-01')).status).toBe(303);
});

test('N3, Q3, Q5: the same number in another spelling leads to the account claim without a name', async () => {
  const before = await countAccounts();
  for (const idNumber of ['11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ']) {
    const visitor = await app.as(null);
    const typed = form({ idNumber, name: '李思齐' });
    const asked = await requestCode(visitor, typed);
    // Nothing is said about the number before the phone is proved.
    expect(asked.headers.location).toBe('/register/code');
    expect((await visitor.get('/register/code')).body).not.toContain('/claims/new');
    const code = await codeTo(app.parts, typed.phone);
    const answer = await visitor.post('/register/code', { code });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('/claims/new');
    expect(answer.body).not.toContain('张晓明');
  }
  expect(await countAccounts()).toBe(before);
  const found = await findLearnerByNumberOrPhone(app.parts, '110105491231002');
  expect(found?.name).toBe('张晓明');
  expect(found?.idNumberMasked).toBe('110***********002X');
});

test('N3: of two registrations at once only one creates the account', async () => {
  const idNumber = '810000199408230021';
  const both = await Promise.all(
    [0, 1].map(async () => {
      const typed = form({ idDocumentType: 'HKMO_RESIDENCE', idNumber });
      const visitor = await app.as(null);
      await requestCode(visitor, typed);
      return { visitor, phone: typed.phone };
    }),
  );
  const codes: string[] = [];
  for (const { phone } of both) codes.push(await codeTo(app.parts, phone));
  const answers = await Promise.all(
    both.map(({ visitor }, index) => visitor.post('/register/code', { code: codes[index] ?? '' })),
  );
  expect(answers.map((one) => one.status).sort()).toEqual([303, 409]);
});

test('Q6: rare characters and transliterated names are kept, with one kind of dot', async () => {
  const visitor = await app.as(null);
  const idNumber = '830000199201300022';
  const name = '𬭁热甫•买买提';
  const typed = form({ idDocumentType: 'TW_RESIDENCE', idNumber, name });
  await register(app.parts, visitor, typed);
  expect((await findLearnerByNumberOrPhone(app.parts, idNumber))?.name).toBe('𬭁热甫·买买提');
});

test('Q8, Q9: a missing unit makes a request and does not stop the registration', async () => {
  const visitor = await app.as(null);
  const idNumber = '820000199106160031';
  const answer = await register(app.parts, visitor, {
    ...form({ idDocumentType: 'HKMO_RESIDENCE', idNumber, unitKind: 'MISSING', employerId: '' }),
    missingName: '重庆新设科技有限公司',
  });
  expect(answer.status).toBe(303);
  const learner = await findLearnerByNumberOrPhone(app.parts, idNumber);
  expect(learner).toMatchObject({
    employerId: null,
    employerName: '重庆新设科技有限公司',
    employmentState: 'CLAIMED',
  });
});

test('N1: the search step finds a unit without a script and keeps the values', async () => {
  const visitor = await app.as(null);
  await visitor.post('/register', form());
  const answer = await visitor.post('/register/work', {
    ...form({ employerId: '', titleAwardedOn: '2019-07-01' }),
    step: 'search',
    employerText: '区属学校',
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain(`value="${bodies.schoolId}"`);
  expect(answer.body).toContain('value="2019-07-01"');
});

test('E23: a weak or common password, one holding number or birthday, and two different ones are refused', async () => {
  const visitor = await app.as(null);
  for (const [more, sentence] of [
    [{ password: 'Abc-12345' }, '密码至少 10 个字符。'],
    [{ password: 'Woaini-1314' }, '太容易被猜到'],
    [{ password: 'Chongqing@2026' }, '太容易被猜到'],
    [{ password: 'Qw-19491231-tp' }, '生日'],
    [{ password: 'qW-31002x-tpml' }, '尾数'],
    [{ password: 'abcdefghi1' }, '三种'],
    [{ password: 'A-11010519491231002X' }, '不能包含'],
    [{ passwordAgain: 'Hongcha-lunzi6' }, '不一致'],
  ] as const) {
    const answer = await requestCode(visitor, form(more));
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(sentence);
  }
});

const valid = (first17: string) => first17 + checkCharacter(first17);
const fresh = (first17: string) => ({ idNumber: valid(first17) });

test('N4: before the code is entered there is no account; five wrong guesses void the code, a new one works', async () => {
  const visitor = await app.as(null);
  const typed = form(fresh('50010619880512003'));
  const before = await countAccounts();
  await requestCode(visitor, typed);
  const code = await codeTo(app.parts, typed.phone);
  const wrong = code === '111111' ? '222222' : '111111';
  for (let guess = 1; guess <= 5; guess += 1)
    expect((await visitor.post('/register/code', { code: wrong })).status).toBe(422);
  expect((await visitor.post('/register/code', { code })).status).toBe(422);
  expect(await countAccounts()).toBe(before);
  await visitor.post('/register/code/renewal');
  const second = await codeTo(app.parts, typed.phone);
  const stranger = await app.as(null);
  expect((await stranger.post('/register/code', { code: second })).status).toBe(410);
  expect((await visitor.post('/register/code', { code: second })).headers.location).toBe('/');
  expect(await countAccounts()).toBe(before + 1);
});

test('a phone that has an account looks like any other; once proved it may be claimed (Q4)', async () => {
  const free = form(fresh('50010619880512005'));
  const { phone } = free;
  await register(app.parts, await app.as(null), free);
  const visitor = await app.as(null);
  const typed = form({ ...fresh('50010619900307001'), phone });
  const asked = await requestCode(visitor, typed);
  expect(asked.headers.location).toBe('/register/code');
  expect((await visitor.get('/register/code')).body).not.toContain('另一个账号');
  const code = await codeTo(app.parts, phone);
  const taken = await visitor.post('/register/code', { code });
  expect(taken.status).toBe(409);
  expect(taken.body).toContain('这个手机号还登记在另一个账号上');
  const claimed = await visitor.post('/register/code', { code, claims: 'yes' });
  expect(claimed.headers.location).toBe('/');
  const holders = await app.parts.db
    .selectFrom('accounts')
    .select('idNumberIndex')
    .where('phoneIndex', '=', app.parts.cipher.index(phone))
    .execute();
  expect(holders.map((one) => one.idNumberIndex)).toEqual([
    app.parts.cipher.index(valid('50010619900307001')),
  ]);
});

test('codes to a phone are bounded, whoever asks', async () => {
  const { phone } = form();
  const answers: number[] = [];
  for (let time = 1; time <= 4; time += 1)
    answers.push((await requestCode(await app.as(null), form({ phone }))).status);
  expect(answers).toEqual([303, 303, 303, 429]);
  expect(await textsTo(app.parts, phone)).toHaveLength(3);
});
