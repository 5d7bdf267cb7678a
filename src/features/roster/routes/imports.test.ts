import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { checkCharacter } from '../../../kernel/id-number.ts';
import { importPeople } from '../commands/import-people.ts';
import { uploadList } from '../commands/upload-list.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let admin: Officer;
let unit: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  admin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
  unit = await app.as(admin);
  const series = { code: '09', name: '中小学教师' };
  await app.parts.db
    .insertInto('titleSeries')
    .values({ ...series, position: 9 })
    .execute();
  const title = { code: '0903', name: '一级教师', level: 'INTERMEDIATE' as const };
  await app.parts.db
    .insertInto('professionalTitles')
    .values({ ...title, seriesCode: series.code })
    .execute();
});
afterAll(() => app.close());

const folder = mkdtempSync(join(tmpdir(), 'jixue-roster-'));
const heading = '姓名,证件类型,证件号码,手机号,部门,岗位,职称,取得职称日期,到岗日期';
let serial = 100;
function nextNumber(): string {
  serial += 1;
  const seventeen = `50010619850101${serial}`;
  return seventeen + checkCharacter(seventeen);
}

async function upload(actor: Officer, lines: string[], unitText = ''): Promise<string> {
  const path = join(folder, `${lines.length}-${serial}.csv`);
  writeFileSync(path, [heading, ...lines].join('\r\n'));
  const id = await uploadList(app.parts, actor, { name: '名单.csv', path, unit: unitText });
  await app.parts.runJobs();
  return id;
}
const accountOf = (idNumber: string) =>
  app.parts.db
    .selectFrom('accounts')
    .select(['id', 'name', 'passwordHash', 'phoneMasked'])
    .where('idNumberIndex', '=', app.parts.cipher.index(idNumber))
    .executeTakeFirst();

test('E21: while a row is faulty no row is imported; the corrected file is imported whole', async () => {
  const [right, wrong] = [nextNumber(), nextNumber()];
  const id = await upload(admin, [
    `李响,,${right},13800001111,教务处,教师,一级教师,2019-07-01,2015/9/1`,
    `周密,居民身份证,${wrong.slice(0, 17)}${wrong.endsWith('1') ? '2' : '1'},12345,,,国师,,2099-01-01`,
    `赵重复,,${right},,,,,,`,
    `护照客,护照,EA1234567,,,,,,`,
  ]);
  const page = (await unit.get(`/roster/imports/${id}`)).body;
  expect(page).toContain('有错误的 3 行');
  for (const said of [
    '最后一位与前面的数字不符',
    '手机号应为11位',
    '职称名称不在目录里',
    '与第 2 行的证件号码相同',
    '持护照的人员须由本人带证件到区县窗口登记',
    '不晚于今天',
  ])
    expect(page).toContain(said);
  expect((await unit.post(`/roster/imports/${id}/word`, { rows: 'ALL' })).status).toBe(409);
  expect(await accountOf(right)).toBeUndefined();

  const file = (await unit.get(`/roster/imports/${id}/faulty-rows?format=csv`)).body;
  const [names, ...rows] = file.replace('\uFEFF', '').trim().split(/\r?\n/);
  expect(names).toBe(`${heading},错误说明`);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain('周密,居民身份证');
  expect(rows[0]).toContain('12345');
  expect(file).not.toContain('李响');

  await unit.post(`/roster/imports/${id}/word`, { rows: 'RIGHT' });
  await app.parts.runJobs();
  const made = await accountOf(right);
  expect(made).toMatchObject({ name: '李响', passwordHash: null, phoneMasked: '138****1111' });
  expect(await accountOf(wrong)).toBeUndefined();
  const roster = (await unit.get('/roster?view=CURRENT')).body;
  for (const said of ['李响', '教务处 / 教师', '2015年9月1日', '名单导入', '未启用'])
    expect(roster).toContain(said);
});

test('Q3, Q5, Q6: every spelling of a number is one person; names are normalised', async () => {
  const number = nextNumber().slice(0, 17);
  const canonical = number + checkCharacter(number);
  const old = '500106850101888';
  const eighteen = `50010619850101888${checkCharacter('50010619850101888')}`;
  const id = await upload(admin, [
    `古丽.阿依, 身份证 ,${canonical.toLowerCase().replace(/^5001/, '5001 ')},,,,,,`,
    `老号码,,${old},,,,,,`,
  ]);
  await unit.post(`/roster/imports/${id}/word`, { rows: 'ALL' });
  await app.parts.runJobs();
  expect((await accountOf(canonical))?.name).toBe('古丽·阿依');
  expect((await accountOf(eighteen))?.name).toBe('老号码');
});

test('N3: an existing person is asked, not registered twice, and the name is not revealed', async () => {
  const { parts } = app;
  const numbers = [nextNumber(), nextNumber(), nextNumber(), nextNumber()];
  const person = (name: string, at: number, employerId?: string) =>
    insertLearner(parts, {
      name,
      idNumber: numbers[at] as string,
      ...(employerId ? { employerId } : {}),
    });
  const claims = await person('王已报', 0, bodies.schoolId);
  await parts.db
    .updateTable('employments')
    .set({ state: 'CLAIMED' })
    .where('accountId', '=', claims.accountId)
    .execute();
  await person('钱在册', 1, bodies.schoolId);
  const elsewhere = await person('孙在外', 2, bodies.hospitalId);
  await person('真名字', 3);
  const rows = ['王已报', '钱在册', '孙在外'].map((name, at) => `${name},,${numbers[at]},,,,,,`);
  const faulty = await upload(admin, [...rows, `假名字,,${numbers[3]},,,,,,`]);
  const page = (await unit.get(`/roster/imports/${faulty}`)).body;
  expect(page).toContain('姓名与填写的不一致');
  expect(page).not.toContain('真名字');
  await unit.post(`/roster/imports/${faulty}/word`, { rows: 'RIGHT' });
  await app.parts.runJobs();
  const states = await parts.db
    .selectFrom('employments')
    .innerJoin('accounts', 'accounts.id', 'employments.accountId')
    .select(['name', 'employments.state', 'organisationId as unit'])
    .where('name', 'in', ['王已报', '钱在册', '孙在外'])
    .orderBy('name')
    .execute();
  expect(states).toEqual(
    ['孙在外', '王已报', '钱在册'].map((name) => ({
      name,
      state: 'CONFIRMED',
      unit: name === '孙在外' ? bodies.hospitalId : bodies.schoolId,
    })),
  );
  expect((await (await app.as(elsewhere)).get('/my-transfers')).body).toContain('区属学校请您确认');
});

test('Q2: imported people have no password; they activate with a code to their phone, and consent', async () => {
  const number = nextNumber();
  const id = await upload(admin, [`许启用,,${number},13700002222,,,,,`]);
  await unit.post(`/roster/imports/${id}/word`, { rows: 'ALL' });
  await app.parts.runJobs();
  await app.parts.runJobs();
  const texts = async () =>
    (
      await app.parts.db
        .selectFrom('smsMessages')
        .select('text')
        .where('phoneMasked', '=', '137****2222')
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
    ).map(({ text }) => text);
  expect((await texts())[0]).toContain('/activation');
  const visitor = await app.as(null);
  expect((await visitor.get('/activation')).body).toContain('获取短信验证码');
  await visitor.post('/password-reset', { loginName: number });
  const code = /\d{6}/.exec((await texts()).at(-1) ?? '')?.[0] as string;
  const form = {
    loginName: number,
    code,
    password: 'Qiyong-2026',
    passwordAgain: 'Qiyong-2026',
  };
  expect((await visitor.post('/password-reset/code', form)).body).toContain('个人信息保护告知');
  const consent = '2026-01';
  expect((await visitor.post('/password-reset/code', { ...form, consent })).status).toBe(303);
  expect((await unit.get('/roster?view=CURRENT')).body).toContain('许启用');
  expect((await unit.get('/roster?view=INVITED')).body).not.toContain('许启用');
});

test('a crash before the commit imports no row; the next run imports all once', async () => {
  const { parts } = app;
  const numbers = [nextNumber(), nextNumber()];
  const lines = numbers.map((number, at) => `崩溃${'甲乙'[at]},,${number},,,,,,`);
  const id = await upload(admin, lines);
  await unit.post(`/roster/imports/${id}/word`, { rows: 'ALL' });
  // All rows are written, none committed.
  let looks = 0;
  const failing = {
    ...parts,
    clock: {
      now: () => {
        looks += 1;
        if (looks > 1) throw new Error('power cut');
        return parts.clock.now();
      },
    },
  };
  await expect(importPeople(failing, id)).rejects.toThrow('power cut');
  expect(await accountOf(numbers[0] as string)).toBeUndefined();
  await parts.runJobs();
  await importPeople(parts, id);
  for (const number of numbers) expect(await accountOf(number)).toBeDefined();
});

test('N3: after a person registers while the list waits, the row is faulty and no second account is made', async () => {
  const { parts } = app;
  const [number, other] = [nextNumber(), nextNumber()];
  const id = await upload(admin, [`抢先人,,${number},,,,,,`, `后来人,,${other},,,,,,`]);
  await insertLearner(parts, { name: '别的名字', idNumber: number });
  await unit.post(`/roster/imports/${id}/word`, { rows: 'ALL' });
  await parts.runJobs();
  expect(await accountOf(other)).toBeUndefined();
  expect((await unit.get(`/roster/imports/${id}`)).body).toContain('姓名与填写的不一致');
  await unit.post(`/roster/imports/${id}/word`, { rows: 'RIGHT' });
  await parts.runJobs();
  expect(await accountOf(other)).toBeDefined();
});

test('an import can be cancelled before it is ordered, which deletes its rows', async () => {
  const id = await upload(admin, [`取消人,,${nextNumber()},,,,,,`]);
  expect((await unit.post(`/roster/imports/${id}/cancellation`)).status).toBe(303);
  expect((await unit.post(`/roster/imports/${id}/word`, { rows: 'ALL' })).status).toBe(409);
  const kept = await app.parts.db
    .selectFrom('admissions')
    .select('rowNo')
    .where('batchId', '=', id)
    .execute();
  expect(kept).toEqual([]);
});

test('roles.md: a district imports for units it serves, which confirm; a foreign unit and another body see nothing', async () => {
  const { parts } = app;
  const clerk = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  const officer = await app.as(clerk);
  await expect(upload(clerk, [`甲,,${nextNumber()},,,,,,`], '市属医院')).rejects.toMatchObject({
    code: 'roster.unit_elsewhere',
  });
  const number = nextNumber();
  const id = await upload(clerk, [`区导人,,${number},,,,,,`], '区属学校');
  expect((await unit.get(`/roster/imports/${id}`)).status).toBe(404);
  await officer.post(`/roster/imports/${id}/word`, { rows: 'ALL' });
  await parts.runJobs();
  const waiting = (await unit.get('/roster?view=WAITING')).body;
  expect(waiting).toContain('区导人');
  expect((await officer.get('/roster')).status).toBe(404);
});

test('an agency imports the people whose files it keeps', async () => {
  const agency = await insertOfficer(app.parts, 'AGENCY_CLERK', bodies.agencyId);
  const number = nextNumber();
  const id = await upload(agency, [`档案人,,${number},,,,,,2020-03-01`]);
  const officer = await app.as(agency);
  await officer.post(`/roster/imports/${id}/word`, { rows: 'ALL' });
  await app.parts.runJobs();
  const roster = (await officer.get('/roster')).body;
  expect(roster).toContain('档案人');
  expect(roster).toContain('2020年3月1日');
});
