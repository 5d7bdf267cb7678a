import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { findAtCounter, officer, takeCash } from './support/officers.ts';
import { accountFor, phone } from './support/visit.ts';

const city = openCity();
let clerk: Page;
let receipt: string;

beforeAll(async () => {
  clerk = await officer(city.browser, city.product, '沙坪坝区窗口');
});

test('a mistyped number says how many digits are missing, and the field keeps it', async () => {
  const { login } = accountFor(city.product, '刚刚注册');
  await findAtCounter(clerk, login.slice(0, -1));
  await clerk
    .getByText(/应为18位，这里是17位，少了1位/)
    .first()
    .waitFor();
  expect(await clerk.getByLabel('证件号码或手机号').inputValue()).toBe(login.slice(0, -1));
  await clerk.goto('/counter');
  // The browser puts the cursor there with its first frame.
  await clerk.locator('[name="text"]:focus').waitFor();
  await clerk.keyboard.type(login);
  await clerk.keyboard.press('Enter');
  await clerk.getByText('一、核对注册信息').waitFor();
});

test('the whole number is shown in place: what was typed beside it stays', async () => {
  await clerk.getByText('当场更正').click();
  await clerk.getByLabel('更正依据').fill('身份证原件');
  await clerk.getByRole('button', { name: '显示完整号码' }).click();
  await clerk.getByText(accountFor(city.product, '刚刚注册').login).first().waitFor();
  expect(await clerk.getByLabel('更正依据').inputValue()).toBe('身份证原件');
});

test('N7: cash taken by mistake is corrected to the card: the till follows, the receipt is reissued', async () => {
  await takeCash(clerk);
  receipt = new URL(clerk.url()).pathname;
  await clerk.goto('/counter/takings');
  await clerk.getByRole('link', { name: '更正', exact: true }).last().click();
  await clerk.getByRole('button', { name: '确定更正' }).click();
  await clerk.getByText('请选择哪里错了').first().waitFor();
  await clerk.getByRole('radio', { name: /收款方式记错了/ }).check();
  await clerk.getByRole('radio', { name: '刷卡' }).check();
  await clerk.getByLabel('原因').fill('学员刷的卡');
  await clerk.getByRole('button', { name: '确定更正' }).click();
  await clerk.getByText('已更正收款方式').waitFor();
  await clerk.getByText('已冲销的收据').waitFor();
  await expectAccessible(clerk);
});

test('E20: the payment of the wrong person is voided, and the clerk is led to the right one', async () => {
  await clerk.goto(`/counter/payments/${receipt.split('/').pop()}/correction`);
  await clerk.getByRole('radio', { name: /收错了人/ }).check();
  await clerk.getByLabel('原因').fill('收成了同名的人');
  await clerk.getByRole('button', { name: '确定更正' }).click();
  await clerk.getByText(/已作废，收据已冲销/).waitFor();
  await clerk.goto(receipt);
  await clerk.getByText('不再有效').waitFor();
  await findAtCounter(clerk, accountFor(city.product, '刚刚注册').login);
  await takeCash(clerk);
});

test('the day is closed with a difference only with its reason, and then takes no more money', async () => {
  await clerk.goto('/counter/takings');
  await clerk.setViewportSize(phone);
  await expectNoOverflow(clerk);
  await clerk.getByRole('link', { name: '点钞日结' }).click();
  await clerk.getByLabel('50元').fill('1');
  await clerk.getByRole('radio', { name: '锁入保险柜' }).check();
  await clerk.getByRole('button', { name: '确定日结' }).click();
  await clerk
    .getByText(/短.*元/)
    .first()
    .waitFor();
  expect(await clerk.getByLabel('50元').inputValue()).toBe('1');
  await clerk.getByLabel('长款或短款的原因').fill('少收一张，已登记待查');
  await clerk.getByRole('button', { name: '确定日结' }).click();
  await clerk.getByText('已日结，这一天的收款不能再改').waitFor();
  await expectAccessible(clerk);
  await expectNoOverflow(clerk);
  const pdf = await clerk.request.get(`${clerk.url()}/closing.pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await clerk.goBack();
  await clerk.goto('/counter/takings');
  expect(await clerk.getByRole('link', { name: '点钞日结' }).count()).toBe(0);
  expect(await clerk.getByRole('link', { name: '更正', exact: true }).count()).toBe(0);
});
