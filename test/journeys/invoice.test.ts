import { test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { accountFor, signIn, visit } from './support/visit.ts';

const city = openCity();

test('E22: from the help page to an invoice: asked, issued, its title corrected by reversal', async () => {
  const page = await visit(city.browser, city.product);
  await signIn(page, accountFor(city.product, '正在学习'));
  await page.goto('/help#invoice');
  await page.getByRole('link', { name: '“发票”' }).click();
  await page.getByRole('link', { name: '申请', exact: true }).first().click();
  await page.getByRole('radio', { name: /^电子发票/ }).check();
  await page.getByRole('radio', { name: /^单位 / }).check();
  await page.getByLabel('单位全称').fill('重庆市测试学校');
  await page.getByLabel('统一社会信用代码').fill('91500000MA5U3Q7X10');
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('最后一位与前面不符').first().waitFor();
  await page.getByLabel('统一社会信用代码').fill('91500000MA5U3Q7X1A');
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.waitForURL(/\/invoices\/[^/]+$/);
  const issued = page.getByText('凭号码可以到开票平台查验');
  while (!(await issued.isVisible())) await page.reload({ waitUntil: 'networkidle' });
  await expectNoOverflow(page);
  const first = page.url();

  await page.getByLabel('单位全称').fill('重庆市测试中学');
  await page.getByRole('button', { name: '红冲并重开' }).click();
  await page.waitForURL((url) => url.href !== first);
  while (!(await issued.isVisible())) await page.reload({ waitUntil: 'networkidle' });
  await page.getByText('重庆市测试中学').first().waitFor();
  await page.goto(first);
  await page.getByText('已红冲，不再有效').waitFor();
  await page.context().close();
});
