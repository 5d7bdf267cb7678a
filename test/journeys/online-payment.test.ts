import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { confirmHours, endorse, findAtCounter, officer, takeCash } from './support/officers.ts';
import { passExam } from './support/passing.ts';
import { accountFor, signIn, untilSaid, visit } from './support/visit.ts';

const city = openCity();

/** A learner of the demo city at the bank's page for this year's course. */
async function atTheBank(hint: string): Promise<Page> {
  const page = await visit(city.browser, city.product);
  await signIn(page, accountFor(city.product, hint));
  await page.goto('/courses');
  const choose = page.getByRole('link', { name: '了解与选报' }).first();
  if (await page.getByRole('link', { name: '继续办理' }).first().isHidden()) {
    await choose.click();
    await page.getByRole('button', { name: '选报这门课程' }).click();
  } else {
    await page.getByRole('link', { name: '继续办理' }).first().click();
  }
  await page.getByRole('link', { name: '去缴费' }).first().click();
  await page.getByRole('button', { name: /支付宝/ }).click();
  await page.getByText('演示：让银行出错').waitFor();
  return page;
}

test('N9, Q12: the notification is lost and nobody returns; access opens by the active query', async () => {
  const page = await atTheBank('市属医院职工，已经选课');
  await page
    .getByLabel(/支付通知丢失/)
    .first()
    .check();
  await page
    .getByLabel(/付款后不返回/)
    .first()
    .check();
  await page.getByRole('button', { name: '支付', exact: true }).click();
  // This year's course, the first, is no longer to be paid.
  await untilSaid(page, '/courses', /^(?![\s\S]*继续办理)[\s\S]*进入学习/);
  await page.getByRole('link', { name: '进入学习' }).first().click();
  await page.getByText('学习进度').waitFor();
});

test('Q13: forged and repeated notifications and a second payment open once; the second goes back by itself', async () => {
  const page = await atTheBank('民营企业职工，档案由人才代理机构保管');
  for (const fault of [/伪造一份通知/, /同一通知重复发送/, /重复扣款两次/])
    await page.getByLabel(fault).first().check();
  await page.getByRole('button', { name: '支付', exact: true }).click();
  await page.getByText('学习和考试权限已经开通').first().waitFor();
  await untilSaid(page, new URL(page.url()).pathname, /重复[^<]*退/);
  expect(await page.getByText('开通学习和考试权限').count()).toBe(1);
});

test('N27: the agency that keeps the file endorses', async () => {
  const page = await visit(city.browser, city.product);
  const account = accountFor(city.product, '民营企业职工，档案由人才代理机构保管');
  await signIn(page, account);
  await passExam(page);
  const agency = await officer(city.browser, city.product, '人才代理机构：审验档案');
  await endorse(agency, account.name as string);
  await page.goto('/slips');
  await page.getByText('已审验').first().waitFor();
});

test('N28, G9: a learner without a unit pays at the centre and is endorsed by the association', async () => {
  const page = await visit(city.browser, city.product);
  const account = accountFor(city.product, '没有单位、也没有固定工作区县');
  const centre = await officer(city.browser, city.product, '培训中心：为市属单位学员现场收费');
  await findAtCounter(centre, account.login);
  await takeCash(centre);
  await signIn(page, account);
  await passExam(page);
  const association = await officer(city.browser, city.product, '继续教育协会：审验');
  await endorse(association, account.name as string);
  await page.goto('/slips');
  await page.getByText('已审验').first().waitFor();
});

test('N26, N30: the municipal unit endorses its own staff and confirms the hours', async () => {
  const page = await visit(city.browser, city.product);
  const account = accountFor(city.product, '市属医院职工，已经选课');
  await signIn(page, account);
  await passExam(page);
  const unit = await officer(city.browser, city.product, '市属医院：审验本单位职工');
  await endorse(unit, account.name as string);
  await confirmHours(unit, account.name as string);
  await page.goto('/certificate');
  await page.getByText('20 学时').first().waitFor();
});
