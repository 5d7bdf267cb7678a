import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkCharacter } from '../../src/kernel/id-number.ts';
import { rowsOfTable } from '../support/table-rows.ts';
import { openCity } from './support/city.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { accountFor, codeSentTo, phone, signIn, visit } from './support/visit.ts';

const city = openCity();
const numberOf = (seventeen: string) => seventeen + checkCharacter(seventeen);
const right = numberOf('50010619870102101');
const wrong = numberOf('50010619870102102');
const heading = '姓名,证件号码,手机号,部门,到岗日期';

test('a unit imports a list with a fault, corrects the file it gets back, and nothing is half imported', async () => {
  const unit = await officer(city.browser, city.product, '区属学校：合格单由区人社局审验');
  await upload(unit, [
    heading,
    `文思远,${right},13901110001,教务处,2022-09-01`,
    `武向前,${wrong.slice(0, 16)}9${wrong.slice(17)},13901110002,总务处,2022-09-01`,
  ]);
  await unit.getByRole('heading', { name: '有错误的 1 行' }).waitFor();
  await expectAccessible(unit);
  await expectNoOverflow(unit);
  const [download] = await Promise.all([
    unit.waitForEvent('download'),
    unit.getByRole('link', { name: '下载待改正的行（xlsx）' }).click(),
  ]);
  const [heads, ...faulty] = (await rowsOfTable(await download.path())).map(({ cells }) => cells);
  expect(faulty.map((cells) => cells[0])).toEqual(['武向前']);
  await unit.getByText('导入正确的 1 行').click();
  await unit.getByRole('button', { name: '导入 1 人' }).click();
  await unit.getByRole('heading', { name: '导入结果' }).waitFor();
  const corrected = faulty.map(([name, , ...others]) => [name, wrong, ...others]);
  await upload(
    unit,
    [heads ?? [], ...corrected].map((cells) => cells.join(',')),
  );
  await unit.getByRole('button', { name: '导入 1 人' }).click();
  await unit.getByRole('heading', { name: '导入结果' }).waitFor();
  await unit.goto('/roster?view=INVITED');
  for (const name of ['文思远', '武向前'])
    await unit.getByRole('link', { name, exact: true }).waitFor();
  await expectAccessible(unit);
  await expectNoOverflow(unit);
});

test('Q2, E28: the person activates the account with a code to the phone', async () => {
  const person = await visit(city.browser, city.product, { viewport: phone });
  await person.goto('/activation');
  await person.getByRole('link', { name: '获取短信验证码' }).click();
  await person.getByLabel('证件号码或手机号').fill(right);
  await person.getByRole('button', { name: '获取验证码' }).click();
  await person.getByLabel('6 位验证码').waitFor();
  const code = await codeSentTo(city, '139****0001');
  for (let consent = 0; consent < 2; consent += 1) {
    await person.getByLabel('证件号码或手机号').fill(right);
    await person.getByLabel('6 位验证码').fill(code);
    await person.getByLabel('密码', { exact: true }).fill('Guihua-38-tie');
    await person.getByLabel('再输入一次密码').fill('Guihua-38-tie');
    if (consent) await person.getByLabel(/我已阅读并同意/).check();
    await person.getByRole('button', { name: '设置新密码' }).click();
  }
  await person.getByText('密码已重设').waitFor();
});

test('Q10: a unit asks for a person of another one; the person agrees, and the unit before says the day', async () => {
  const account = accountFor(city.product, '第一次考试没有通过');
  const unit = await officer(city.browser, city.product, '区属学校：合格单由区人社局审验');
  await unit.goto('/roster/transfers');
  await unit.getByRole('link', { name: '请求转入' }).click();
  await unit.getByLabel('姓名').fill(account.name as string);
  await unit.getByLabel('证件号码').fill(account.login);
  await unit.getByRole('button', { name: '发出请求' }).click();
  await unit.getByText('请求已登记').waitFor();
  await expectAccessible(unit);
  await expectNoOverflow(unit);
  const person = await visit(city.browser, city.product);
  await signIn(person, account);
  await person.goto('/my-transfers');
  await person.getByRole('heading', { name: /请您确认/ }).waitFor();
  await expectAccessible(person);
  await expectNoOverflow(person);
  await person.getByRole('button', { name: '同意', exact: true }).click();
  await person.getByText('已同意，原来的记录保留').waitFor();
  await person.goto('/account');
  await person.getByText('沙坪坝区青木坡小学').first().waitFor();
});

async function upload(unit: Page, lines: string[]): Promise<void> {
  await unit.goto('/roster/imports');
  await unit.getByLabel('名单文件').setInputFiles({
    name: '人员.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n')),
  });
  await unit.getByRole('button', { name: '上传并检查' }).click();
  await unit.getByRole('heading', { name: '检查结果' }).waitFor();
}
