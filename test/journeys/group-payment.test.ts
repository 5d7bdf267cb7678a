import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { officer } from './support/officers.ts';

const city = openCity();

test('E21: the centre imports a bank file; exactly the named people are opened, unknown money stays listed', async () => {
  const unit = await officer(city.browser, city.product, '市属医院：审验本单位职工');
  const code = await nameFirst(unit);
  const agency = await officer(city.browser, city.product, '人才代理机构：审验档案');
  await openFirstOrder(agency);
  const centre = await officer(city.browser, city.product, '培训中心：为市属单位学员现场收费');
  await importFile(centre, [
    ['2026-11-23', '70.00', '渝江医院', `公需科目 ${code}`, 'JOURNEY-1'],
    ['2026-11-23', '12.34', '无名公司', '', 'JOURNEY-2'],
  ]);
  await centre.getByText('导入 2 笔来款').waitFor();
  await centre.getByRole('link', { name: '去认领来款' }).click();
  // The agency's whole transfer came with the demo city; the hospital named one of its people.
  await centre.getByRole('button', { name: /确认汇款码与金额都相符的 2 笔/ }).click();
  await centre.getByText('认领 2 笔，开通 3 人').waitFor();
  const unknown = centre.getByRole('row').filter({ hasText: '无名公司' });
  expect(await unknown.getByText('未知款项').count()).toBe(1);
  await agency.reload();
  await agency.getByText('已付清').first().waitFor();
  await unit.reload();
  expect(await unit.getByText('已付款，已开通').count()).toBe(1);
  expect(await unit.getByText('待支付').count()).toBe(1);
  await payRestOnline(unit);
});

test('E21: a wrong match is reversed by two persons: the money is free again, unused access closes', async () => {
  const centre = await officer(city.browser, city.product, '培训中心：为市属单位学员现场收费');
  await centre.goto('/bank-lines?view=all');
  const row = (page: Page) => page.getByRole('row').filter({ hasText: '渝江医院' });
  await row(centre)
    .getByRole('link', { name: /渝江医院/ })
    .click();
  await centre.getByText('认领错了，撤销').click();
  await centre.getByLabel('撤销的原因').fill('这笔款是另一家单位的');
  await centre.getByRole('button', { name: '提交复核' }).click();
  await centre.waitForURL(/\/proposals\//);
  const colleague = await officer(city.browser, city.product, '培训中心另一位经办人');
  await colleague.goto(new URL(centre.url()).pathname);
  await colleague.getByText('这笔款是另一家单位的').first().waitFor();
  await colleague.getByRole('button', { name: '确认', exact: true }).click();
  await colleague.getByText('已确认').first().waitFor();
  await centre.goto('/bank-lines');
  await row(centre).getByText('70').first().waitFor();
  const unit = await officer(city.browser, city.product, '市属医院：审验本单位职工');
  await openFirstOrder(unit);
  expect(await unit.getByText('已付款，已开通').count()).toBe(1);
  await unit.getByText('已冲销').first().waitFor();
});

test('E21: a bank file with a wrong row is refused whole, row and column named', async () => {
  const centre = await officer(city.browser, city.product, '培训中心：为市属单位学员现场收费');
  await importFile(centre, [
    ['2026-11-23', '70.00', '甲单位', '', 'JOURNEY-3'],
    ['2026-11-23', '七十元', '乙单位', '', 'JOURNEY-4'],
  ]);
  await centre.getByText('第 3 行，金额').waitFor();
  await centre.goto('/bank-lines?view=all');
  expect(await centre.getByText('甲单位').count()).toBe(0);
});

async function openFirstOrder(payer: Page): Promise<void> {
  await payer.goto('/group-orders');
  await payer.getByRole('link', { name: /^JT/ }).first().click();
  await payer.getByRole('heading', { name: /^集体订单/ }).waitFor();
}

/** The unit names one of the people of its order for the next transfer; returns the remittance code. */
async function nameFirst(unit: Page): Promise<string> {
  await openFirstOrder(unit);
  await unit.getByText('指定由下一笔转账支付的人员').click();
  await unit.locator('input[name=who]').first().check();
  await unit.getByRole('button', { name: '保存指定' }).click();
  await unit.getByText('已指定 1 人，请转账 70 元').waitFor();
  const code = unit.locator('dt', { hasText: '汇款码' }).locator('xpath=following-sibling::dd');
  return (await code.textContent()) ?? '';
}

async function importFile(centre: Page, rows: string[][]): Promise<void> {
  const table = [['交易日期', '金额', '付款人', '附言', '流水号'], ...rows];
  await centre.goto('/bank-lines');
  await centre.getByLabel('银行明细文件').setInputFiles({
    name: '银行明细.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table.map((row) => row.join(',')).join('\r\n')),
  });
  await centre.getByRole('button', { name: '导入' }).click();
}

/** Q12: the bank repeats its notification and sends a forged one; the rest opens once. */
async function payRestOnline(unit: Page): Promise<void> {
  await unit.getByRole('button', { name: /支付宝/ }).click();
  for (const fault of [/伪造一份通知/, /同一通知重复发送/])
    await unit.getByLabel(fault).first().check();
  await unit.getByRole('button', { name: '支付', exact: true }).click();
  await unit.getByText('已付清').first().waitFor();
  await unit.waitForLoadState();
  expect(await unit.getByText('已付款，已开通').count()).toBe(2);
  expect(await unit.getByRole('link', { name: '打印收据（PDF）' }).count()).toBe(2);
}
