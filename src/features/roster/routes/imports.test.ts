import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import {
  createTestApp,
  signIn,
  type TestApp,
  type TestBrowser,
} from '../../../../test/support/parts.ts';
import { rowsOfTable } from '../../../../test/support/table-rows.ts';
import { textsTo } from '../../../../test/support/texts.ts';
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
/** Uploads a file as it is. */
async function uploadFile(path: string): Promise<string> {
  const id = await uploadList(app.parts, admin, { name: '名单.xlsx', path, unit: '' });
  await app.parts.runJobs();
  return id;
}
/** The rows of a workbook that a page hands out. */
async function download(url: string) {
  const { rawPayload } = await app.server.inject({
    url,
    cookies: { jixue: await signIn(app.parts, admin) },
  });
  serial += 1;
  const path = join(folder, `${serial}.xlsx`);
  writeFileSync(path, rawPayload);
  return rowsOfTable(path);
}
const caseFile = (name: string) => resolve('src/platform/spreadsheets/cases', name);
const faultsOf = (importId: string) =>
  app.parts.db
    .selectFrom('rosterImportFaults')
    .select(['rowNo', 'heading', 'message'])
    .where('importId', '=', importId)
    .orderBy('rowNo')
    .execute();
/** A right number that ends in 000, as one in eleven rounded numbers does. */
function suspectNumber(from: number): string {
  for (let district = from; district < 999; district += 1) {
    const seventeen = `500${district}19850101000`.slice(0, 17);
    if (checkCharacter(seventeen) === '0') return `${seventeen}0`;
  }
  throw new Error('no such number');
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

  const [names, ...rows] = await download(`/roster/imports/${id}/faulty-rows`);
  expect(names?.cells.join(',')).toBe(`${heading},错误说明`);
  expect(rows).toHaveLength(3);
  expect(rows[0]?.cells).toEqual(expect.arrayContaining(['周密', '居民身份证', '12345']));
  expect(JSON.stringify(rows)).not.toContain('李响');

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
  const texts = async () => (await textsTo(app.parts, '13700002222')).map(({ text }) => text);
  expect((await texts())[0]).toContain('/activation');
  const visitor = await app.as(null);
  expect((await visitor.get('/activation')).body).toContain('获取短信验证码');
  await visitor.post('/password-reset', { loginName: number });
  const code = /\d{6}/.exec((await texts()).at(-1) ?? '')?.[0] as string;
  const form = {
    loginName: number,
    code,
    password: 'Guihua-38-tie',
    passwordAgain: 'Guihua-38-tie',
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

test('lesson 15, id-as-number.xlsx: every number cell is a fault, and nobody comes in under another number', async () => {
  const id = await uploadFile(caseFile('id-as-number.xlsx'));
  const faults = await faultsOf(id);
  expect(new Set(faults.map(({ message }) => message.slice(0, 14)))).toEqual(
    new Set(['号码被 Excel 当作数字']),
  );
  const { rowsTotal, rowsFaulty, digitsLost } = await app.parts.db
    .selectFrom('rosterImports')
    .select(['rowsTotal', 'rowsFaulty', 'digitsLost'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect({ rowsTotal, rowsFaulty, digitsLost }).toEqual({
    rowsTotal: 60,
    rowsFaulty: faults.length,
    digitsLost: true,
  });
  const kept = await app.parts.db
    .selectFrom('admissions')
    .select('idNumberMasked')
    .where('batchId', '=', id)
    .execute();
  expect(kept.every(({ idNumberMasked }) => idNumberMasked.endsWith('X'))).toBe(true);
  expect(kept).toHaveLength(60 - rowsFaulty);
});

test('lesson 15: a number ending in 000 comes in only when its row is confirmed', async () => {
  const [one, other, plain] = [suspectNumber(101), suspectNumber(201), nextNumber()];
  const id = await upload(admin, [
    `甲零,,${one},,,,,,`,
    `乙零,,${other},,,,,,`,
    `丙人,,${plain},,,,,,`,
  ]);
  const page = (await unit.get(`/roster/imports/${id}`)).body;
  expect(page).toContain('有 2 行的号码以 000 结尾');
  expect((await unit.post(`/roster/imports/${id}/word`, { rows: 'ALL' })).status).toBe(409);
  await unit.post(`/roster/imports/${id}/word`, { rows: 'RIGHT', confirmed: ['2'] });
  await app.parts.runJobs();
  expect(await accountOf(one)).toBeDefined();
  expect(await accountOf(other)).toBeUndefined();
  expect(await accountOf(plain)).toBeDefined();
  expect(await faultsOf(id)).toMatchObject([{ rowNo: 3, heading: '证件号码' }]);
});

test('lesson 15: in a file that shows the loss no number ending in 000 is believed', async () => {
  const id = await upload(admin, [`甲零,,${suspectNumber(301)},,,,,,`, `乙失,,5.00106E+17,,,,,,`]);
  expect((await faultsOf(id)).map(({ rowNo }) => rowNo)).toEqual([2, 3]);
});

test('month-only.xlsx: a day that is missing is named, and no day is guessed', async () => {
  const id = await uploadFile(caseFile('month-only.xlsx'));
  const faults = await faultsOf(id);
  const missing = faults.filter(({ message }) => message.includes('缺少日'));
  expect(missing.map(({ rowNo }) => rowNo)).toEqual([2, 3, 4, 5, 6, 8, 9, 10, 11, 12]);
  expect(missing[0]?.message).toContain('“2015.12”');
  const { validFrom } = await app.parts.db
    .selectFrom('admissions')
    .select('validFrom')
    .where('batchId', '=', id)
    .where('rowNo', '=', 7)
    .executeTakeFirstOrThrow();
  expect(validFrom).toBe('2015-11-03');
});

test('hidden-rows.xlsx, hidden-first.xlsx: the page says what was read and what was passed over', async () => {
  const rows = (await unit.get(`/roster/imports/${await uploadFile(caseFile('hidden-rows.xlsx'))}`))
    .body;
  for (const said of [
    '工作表“S1”',
    '共 3 行',
    '其中 1 行在文件里被隐藏',
    '第 5 行“合计：3人”',
    '填表人',
  ])
    expect(rows).toContain(said);
  const first = await uploadFile(caseFile('hidden-first.xlsx'));
  const page = (await unit.get(`/roster/imports/${first}`)).body;
  for (const said of ['工作表“S2”', '“S1”（隐藏）']) expect(page).toContain(said);
});

test('unclosed-quote.csv: the list is refused with the row of the quote, and nothing of it is kept', async () => {
  const count = () =>
    app.parts.db
      .selectFrom('rosterImports')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
  const before = await count();
  await expect(uploadFile(caseFile('unclosed-quote.csv'))).rejects.toMatchObject({
    code: 'roster.unreadable',
    facts: { because: expect.stringContaining('第 3 行') },
  });
  expect(await count()).toEqual(before);
});

test('formula.xlsx: a formula without value is a fault of its row', async () => {
  const faults = await faultsOf(await uploadFile(caseFile('formula.xlsx')));
  expect(faults.map(({ rowNo, heading }) => [rowNo, heading])).toEqual([
    [2, '部门'],
    [3, '部门'],
  ]);
});

test('a template offers titles to choose from and its example row is passed over', async () => {
  const rows = await download('/roster/template');
  expect(rows[1]?.cells[0]).toBe('例：张小燕');
  expect(rows[0]?.cells).toEqual([...heading.split(','), '导入单位']);
});

test.each([
  ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), '已损坏'],
  ['page.xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), '其实是网页'],
  ['broken.xlsx', Buffer.from('PK\x03\x04 and then nothing'), '文件已损坏'],
  ['quote.csv', readFileSync(caseFile('unclosed-quote.csv')), '有一个引号没有结束'],
  ['none.csv', Buffer.from('名字,号码\n甲,1\n'), '没有找到表头'],
])('%s is named at the field of the file, with what to do', async (name, content, said) => {
  const answer = await unit.postFile('/roster/imports', {}, ['file', content, name]);
  expect(answer.status).toBe(422);
  expect(answer.body).toContain(said);
});

test('unicode-text.csv: a list that Excel saved as Unicode text is read', async () => {
  const content = readFileSync(caseFile('unicode-text.csv'));
  const answer = await unit.postFile('/roster/imports', {}, ['file', content, '名单.txt']);
  expect(answer.status).toBe(303);
  await app.parts.runJobs();
  expect((await unit.get(String(answer.headers.location))).body).toContain('共 1 行');
});
