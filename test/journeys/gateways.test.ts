import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { accountFor, signIn, untilSaid, visit } from './support/visit.ts';

const city = openCity();

/** A learner of the demo city at the page where the way to pay is chosen. */
async function atTheChoice(hint: string): Promise<Page> {
  const page = await visit(city.browser, city.product);
  await signIn(page, accountFor(city.product, hint));
  await page.goto('/courses');
  if (await page.getByRole('link', { name: '继续办理' }).first().isHidden()) {
    await page.getByRole('link', { name: '了解与选报' }).first().click();
    await page.getByRole('button', { name: '选报这门课程' }).click();
  } else {
    await page.getByRole('link', { name: '继续办理' }).first().click();
  }
  await page.getByRole('link', { name: '去缴费' }).first().click();
  return page;
}

const lost = [/支付通知丢失/, /付款后不返回/, /伪造一份通知/];
const late = [/晚到 20 秒/, /同一通知重复发送/, /伪造一份通知/];

/** Pays at the bank, which misbehaves with the notifications. */
async function payAt(bank: Page, faults: readonly RegExp[]): Promise<void> {
  for (const fault of faults) await bank.getByLabel(fault).check();
  await bank.getByRole('button', { name: '支付', exact: true }).click();
  await bank.getByRole('heading', { name: '付款成功' }).waitFor();
}

/** Chooses WeChat Pay and opens what its code leads to. */
async function scanCode(page: Page): Promise<Page> {
  await page.getByRole('button', { name: /微信支付/ }).click();
  await page.getByRole('img', { name: '付款二维码' }).waitFor();
  const [bank] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /打开模拟微信/ }).click(),
  ]);
  return bank;
}

test('Q12: WeChat Pay by QR code, the notification lost and another forged: the page goes on to the opened course by itself', async () => {
  const page = await atTheChoice('市属医院职工，已经选课');
  const bank = await scanCode(page);
  await payAt(bank, lost);
  await page.getByText('学习和考试权限已经开通').first().waitFor();
  expect(await page.getByText('（主动查询）').count()).toBe(1);
  await page.context().close();
});

test('Q12: UnionPay by its form, the notification lost and nobody returns: opened by the active query', async () => {
  const page = await atTheChoice('民营企业职工，档案由人才代理机构保管');
  await page.getByRole('button', { name: /银联/ }).click();
  await page.getByText('演示：让银行出错').waitFor();
  await payAt(page, lost);
  await untilSaid(page, '/courses', '进入学习');
  await page.context().close();
});

test('N9: WeChat Pay, notifications late, repeated and beside a forged one: opened once, before they come', async () => {
  const page = await atTheChoice('没有单位、也没有固定工作区县');
  await payAt(await scanCode(page), late);
  await page.getByText('学习和考试权限已经开通').first().waitFor();
  expect(await page.getByText('（主动查询）').count()).toBe(1);
  expect(await page.getByText('开通学习和考试权限').count()).toBe(1);
  await page.context().close();
});

test('N9: UnionPay, notifications late, repeated and beside a forged one: opened once, before they come', async () => {
  const page = await atTheChoice('区属学校教师，刚刚注册');
  await page.getByRole('button', { name: /银联/ }).click();
  await page.getByText('演示：让银行出错').waitFor();
  for (const fault of late) await page.getByLabel(fault).check();
  await page.getByRole('button', { name: '支付', exact: true }).click();
  await page.getByText('学习和考试权限已经开通').first().waitFor();
  expect(await page.getByText('（主动查询）').count()).toBe(1);
  expect(await page.getByText('开通学习和考试权限').count()).toBe(1);
  await page.context().close();
});
