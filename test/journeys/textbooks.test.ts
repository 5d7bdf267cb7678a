import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { accountFor, phone, signIn, visit } from './support/visit.ts';

const city = openCity();
const book = /专利检索/;
let district: Page;
let centre: Page;
let order: string;

beforeAll(async () => {
  district = await officer(city.browser, city.product, '沙坪坝区窗口：');
  centre = await officer(city.browser, city.product, '培训中心：');
});

test('N33: a learner and a unit order by way of the district bureau', async () => {
  const learner = await visit(city.browser, city.product, { viewport: phone });
  await signIn(learner, accountFor(city.product, '刚刚注册。'));
  await learner.goto('/textbooks');
  await expect(learner.locator('input[name=address]').isVisible()).resolves.toBe(false);
  await learner.getByRole('radio', { name: /直接寄送/ }).check();
  await learner.locator('input[name=address]').fill('沙坪坝区');
  await learner.getByRole('button', { name: '提交订单' }).click();
  await learner.getByText('请在要订的教材后面填册数').first().waitFor();
  await expectToSurviveBack(learner);
  const unit = await officer(city.browser, city.product, '区属学校：');
  for (const [page, copies] of [
    [learner, '1'],
    [unit, '12'],
  ] as const) {
    await page.goto('/textbooks');
    await page.getByLabel(book).fill(copies);
    await page.getByRole('radio', { name: /沙坪坝区人力资源和社会保障局/ }).check();
    await page.getByRole('button', { name: '提交订单' }).click();
    await page.getByText('由重庆市沙坪坝区人力资源和社会保障局').first().waitFor();
    await expectNoOverflow(page);
  }
});

test('N33: the district gathers both with copies of its own into one order', async () => {
  await district.goto('/');
  await district.getByText('张待汇总').waitFor();
  await district.goto('/textbooks');
  await expectNoOverflow(district);
  await district.getByLabel(book).fill('2');
  await district.getByRole('radio', { name: /直接寄送/ }).check();
  await district.locator('input[name=recipient]').fill('冉栖月');
  await district.locator('input[name=phone]').fill('13800138000');
  await district.locator('input[name=address]').fill('沙坪坝区小龙坎正街100号');
  await district.getByRole('button', { name: '汇总勾选的订单' }).click();
  await district.getByText('汇总了这些订单').first().waitFor();
  await district.locator('td[data-label=册数]', { hasText: '15' }).waitFor();
  order = new URL(district.url()).pathname;
});

test('N33: the centre accepts, delivers in two parts with notes, and books the transfer', async () => {
  await centre.goto(order);
  await centre.getByRole('button', { name: /^受理/ }).click();
  const bill = centre.locator('dt', { hasText: '账单' }).locator('xpath=following-sibling::dd');
  const billNo = ((await bill.textContent()) ?? '').split('（')[0] as string;
  await deliver('10');
  await deliver('5');
  await centre.getByText('已送达').first().waitFor();
  const note = await centre.request.get(
    (await centre.getByRole('link', { name: '发货单' }).first().getAttribute('href')) as string,
  );
  expect((await note.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await centre.goto('/textbook-desk/bills');
  const row = centre.getByRole('row').filter({ hasText: billNo });
  await row.getByLabel('到账金额').fill('389');
  await row.getByLabel('银行流水号').fill('2026112300871');
  await row.getByRole('button', { name: /登记/ }).click();
  await centre.getByText('金额与账单不符').first().waitFor();
  await centre.goto('/textbook-desk/bills');
  await row.getByLabel('到账金额').fill('390');
  await row.getByLabel('银行流水号').fill('2026112300871');
  await row.getByRole('button', { name: /登记/ }).click();
  await centre.goto('/textbook-desk/bills?paid=yes');
  await row.getByText('2026112300871').waitFor();
  await expectNoOverflow(centre);
});

test('N33: the district confirms what came and hands it out; the fee of the year is untouched', async () => {
  await district.goto(order);
  while (await district.getByRole('button', { name: '确认收到' }).count()) {
    await district.getByRole('button', { name: '确认收到' }).first().click();
    await district.waitForLoadState();
  }
  await district.getByText('汇总了这些订单').first().waitFor();
  const gathered = district.getByRole('table', { name: '汇总了这些订单' });
  await gathered.getByRole('link').first().click();
  await district.getByRole('button', { name: '登记已发放' }).click();
  await district.getByText(/已发/).first().waitFor();
  await expectNoOverflow(district);
});

async function deliver(copies: string): Promise<void> {
  await centre.getByLabel(book).fill(copies);
  await centre.getByRole('button', { name: '开出发货单' }).click();
  await centre.getByText('还没有确认').first().waitFor();
}

/** A form that was refused is there again by Back and by reloading, with what was typed (docs/adr/0009). */
async function expectToSurviveBack(page: Page): Promise<void> {
  const refused = page.getByText('请在要订的教材后面填册数').first();
  await page.getByRole('link', { name: '公告与政策' }).first().click();
  await refused.waitFor({ state: 'detached' });
  for (const again of [() => page.goBack(), () => page.reload()]) {
    expect((await again())?.status()).toBe(422);
    await refused.waitFor();
    expect(await page.locator('input[name=address]').inputValue()).toBe('沙坪坝区');
  }
}
