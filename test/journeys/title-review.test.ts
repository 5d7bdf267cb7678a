import { expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { phone, visitAs } from './support/visit.ts';

const city = openCity();
let name: string;

test('N37: the unit sees who lacks a year and cannot be recommended, and recommends who is ready', async () => {
  const unit = await officer(city.browser, city.product, '审验本单位职工');
  await unit.goto('/review/staff');
  const rows = unit.getByRole('row');
  await rows.filter({ hasText: '未具备' }).first().getByRole('link').click();
  await unit.getByText('现在不能推荐').waitFor();
  await unit.goto('/review/staff');
  // The person before has an excused year and no slip to open.
  const ready = rows.filter({ hasText: '已全部具备' }).filter({ hasText: '—' }).last();
  name = (await ready.getByRole('link').textContent()) ?? '';
  await ready.getByRole('link').click();
  await unit.getByRole('heading', { name, level: 1 }).waitFor();
  await unit.getByRole('button', { name: '推荐' }).click();
  await unit.getByText('等待受理部门核验').waitFor();
  await expectNoOverflow(unit);
});

test('N37, G11: the learner opens the slip of each year and asks what another year would need', async () => {
  const learner = await visitAs(city.browser, city.product, name, { viewport: phone });
  await learner.goto('/readiness');
  await learner.getByText('单位已经推荐').waitFor();
  await expectNoOverflow(learner);
  await learner
    .getByRole('link', { name: /^合格单 / })
    .first()
    .click();
  await learner.waitForURL(/\/slips\//);
  await learner.getByRole('heading', { level: 1 }).waitFor();
  await learner.goto('/readiness');
  const year = learner.getByLabel('申报年度');
  await year.fill(String(Number(await year.inputValue()) + 2));
  await learner.getByRole('button', { name: '查看' }).click();
  await learner.getByText('公需科目还不具备').waitFor();
});

test('N37, G11: the division for professional staff checks the recommended, accepts one, and sets a closer rule', async () => {
  const division = await officer(city.browser, city.product, '专业技术人员管理处');
  for (const level of ['正高级', '副高级', '中级']) {
    await division.goto('/acceptance');
    await division.getByLabel('申报层级').selectOption({ label: level });
    await division.getByRole('button', { name: '核验' }).click();
    await division.getByRole('heading', { name: `${level}申报核验` }).waitFor();
    await division.waitForLoadState();
    if (await division.getByRole('row', { name }).isVisible()) break;
  }
  await division.getByRole('checkbox', { name: `勾选${name}` }).check();
  await division.getByRole('button', { name: '受理', exact: true }).click();
  await division.getByRole('row', { name }).getByText('已受理').waitFor();

  await division.goto('/cycle-rules');
  await division.getByLabel('名称', { exact: true }).fill('中级最近两年');
  await division.getByLabel('文件依据').fill('演示文件〔2026〕21号');
  await division.getByLabel('层级').selectOption({ label: '中级' });
  await division.getByLabel('从哪年申报起').fill('2026');
  await division.getByLabel('只看最近几年').fill('2');
  await division.getByRole('button', { name: '提请设定' }).click();
  await division.getByText('只看最近2年').waitFor();
});

test('N35, N36: the division for institution personnel opens a fixed list and the evidence behind it', async () => {
  const division = await officer(city.browser, city.product, '事业单位人事管理处');
  await division.goto('/assessments');
  const year = division.getByLabel('考核年度');
  await year.fill(String(Number(await year.inputValue()) - 1));
  await division.getByRole('button', { name: '查看' }).click();
  await division.getByRole('row', { name: /医院/ }).getByRole('link').first().click();
  await division.getByText('不得评为优秀').first().waitFor();
  const pdf = await division.request.get(
    (await division.getByRole('link', { name: '打印（PDF）' }).getAttribute('href')) ?? '',
  );
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await division
    .getByRole('link', { name: /^合格单 / })
    .first()
    .click();
  await division.getByText('有效，已审验').waitFor();
});
