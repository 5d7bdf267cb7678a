import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';

const city = openCity();
let bureau: Page;
let district: Page;
let orderPath: string;

beforeAll(async () => {
  bureau = await officer(city.browser, city.product, '看全市的情况');
  district = await officer(city.browser, city.product, '南岸区窗口');
});

const deadline = () => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
}

test('N33: the bureau sees who is behind and goes down to units and people', async () => {
  await bureau.goto('/supervision');
  await bureau.getByRole('heading', { name: /^全市\d+年参学和完成情况$/ }).waitFor();
  await expectGood(bureau);
  const places = bureau.getByRole('table', { name: /按区县$/ });
  await places.getByRole('link', { name: '南岸', exact: true }).click();
  await bureau.getByRole('table', { name: /按单位$/ }).waitFor();
  await expectGood(bureau);
  const units = bureau.getByRole('table', { name: /按单位$/ });
  await units.getByRole('link').first().click();
  await bureau.getByRole('heading', { name: '人员名单' }).waitFor();
});

test('N34: it orders a district to catch up; the district acknowledges, reminds and reports', async () => {
  await bureau.goto('/supervision?by=place');
  await bureau.getByLabel('选择南岸').check();
  await bureau.getByRole('button', { name: '对勾选的下达限期补学通知' }).click();
  await bureau.getByLabel('要达到的比率').fill('95');
  await bureau.getByRole('textbox', { name: '期限' }).fill(deadline());
  await bureau.getByRole('button', { name: '下达' }).click();
  // The text is missing: everything else is still there.
  await bureau
    .getByRole('alert')
    .getByRole('link', { name: /请写明要求/ })
    .waitFor();
  expect(await bureau.getByLabel('要达到的比率').inputValue()).toBe('95');
  await expectGood(bureau);
  await bureau.getByRole('textbox', { name: '要求' }).fill('请逐人提醒没有完成的人员，说明后果。');
  await bureau.getByRole('button', { name: '下达' }).click();
  await bureau.getByText('已下达1件限期补学通知').waitFor();
  await expectGood(bureau);

  await district.goto('/catch-up-orders');
  await district.getByRole('table').getByRole('link').first().click();
  await district.getByRole('button', { name: '签收' }).click();
  await district.getByText('已签收，请在期限前完成并报告。').waitFor();
  await expectGood(district);
  orderPath = new URL(district.url()).pathname;
  await district.getByRole('link', { name: '查看还没有完成的人员并提醒' }).click();
  await district.getByRole('heading', { name: /完成情况/ }).waitFor();
  await district.goto(orderPath);
  await district.getByLabel('完成情况').fill('已逐人提醒，各单位正在确认学时。');
  await district.getByLabel('材料').setInputFiles({
    name: '提醒名单.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n'),
  });
  await district.getByRole('button', { name: '提交报告' }).click();
  await district.getByRole('heading', { name: '等待认可' }).waitFor();

  await bureau.goto(orderPath);
  await bureau.getByRole('link', { name: '提醒名单.pdf' }).waitFor();
  await expectGood(bureau);
  await bureau.getByRole('button', { name: '认可，办结' }).click();
  await bureau.getByText('报告已获认可，督办办结。').waitFor();
});

test('it draws a spot check, records what it finds, and a defect becomes a case', async () => {
  await bureau.goto('/spot-checks/new');
  await expectGood(bureau);
  await bureau.getByRole('textbox', { name: '从', exact: true }).fill('2020-01-01');
  await bureau.getByRole('textbox', { name: '到', exact: true }).fill('2099-12-31');
  await bureau.getByLabel('抽取件数').fill('3');
  await bureau.getByRole('button', { name: '随机抽取' }).click();
  await bureau.getByText('已随机抽取').waitFor();
  await expectGood(bureau);
  const check = new URL(bureau.url()).pathname;
  await bureau.getByRole('link', { name: '第1件' }).click();
  await bureau.getByRole('radio', { name: '有问题' }).check();
  await bureau.getByLabel('是什么问题').selectOption({ label: '没有核对合格单就审验' });
  await bureau.getByLabel('说明').fill('审验单位没有核对记录。');
  await bureau.getByRole('button', { name: '记录结果' }).click();
  await bureau.getByText('核查结果已记录。').waitFor();
  await expectGood(bureau);
  await bureau.getByText('作为线索上报', { exact: true }).click();
  await bureau.getByRole('button', { name: '确定上报' }).click();
  await bureau.getByRole('link', { name: '查看案件' }).waitFor();
  for (const position of [2, 3]) {
    await bureau.goto(`${check}/rows/${position}`);
    await bureau.getByRole('radio', { name: '符合规定' }).check();
    await bureau.getByRole('button', { name: '记录结果' }).click();
    await bureau.getByText('核查结果已记录。').waitFor();
  }
  await bureau.goto(check);
  await bureau.getByLabel('抽查结论').fill('三件里一件没有核对，已上报。');
  await bureau.getByRole('button', { name: '结束抽查' }).click();
  await bureau.getByText('95%置信区间 6.1% 至 79.2%').waitFor();
  await bureau.goto('/cases');
  expect(await bureau.getByText('抽查审验：没有核对合格单就审验').count()).toBeGreaterThan(0);
});
