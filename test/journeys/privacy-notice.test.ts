import { expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { accountFor, phone, signInByHand, visit } from './support/visit.ts';

const city = openCity();

test('E28: a new privacy notice is published by two persons and asked at the next log-in', async () => {
  const { browser, product } = city;
  const bureau = await officer(browser, product, '看全市的情况');
  await bureau.goto('/place/notices');
  const body = bureau.getByLabel('正文');
  await body.fill((await body.inputValue()).replace('至少保存六个月', '至少保存三年'));
  await bureau.getByLabel('改了什么').fill('登录记录保存得更久，便于查清代学代考。');
  await bureau.getByLabel(/下次登录时征求同意，同意之前/).check();
  await bureau.getByRole('button', { name: '保存草稿，看预览' }).click();
  await bureau.getByText('和 2026-01 版不同的地方').waitFor();
  await expectNoOverflow(bureau);
  await bureau.getByLabel('依据').fill('等级保护的要求');
  await bureau.getByRole('button', { name: '提请公布' }).click();
  await bureau.getByText('已提请复核').waitFor();

  const second = await officer(browser, product, '另一位工作人员：核对并发布');
  await second.goto(bureau.url());
  await second.getByRole('button', { name: '确认', exact: true }).click();
  await second.getByText(/已确认：公布个人信息保护告知/).waitFor();

  const page = await visit(browser, product, { viewport: phone });
  const says = async () => (await page.request.get('/privacy')).text();
  await expect.poll(says).toContain('三年');
  await signInByHand(page, accountFor(product, '正在学习'));
  await page.getByRole('heading', { name: '个人信息保护告知有新的一版' }).waitFor();
  await page.getByText('登录记录保存得更久').waitFor();
  await expectNoOverflow(page);
  await page.getByLabel(/我已阅读并同意/).check();
  await page.getByRole('button', { name: '同意并继续' }).click();
  await page.getByText('已记下您的同意').waitFor();
});
