import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { confirmHours, endorse, officer } from './support/officers.ts';
import { accountFor, phone, untilSaid, visitAs } from './support/visit.ts';

const city = openCity();
let agency: Page;

beforeAll(async () => {
  agency = await officer(city.browser, city.product, '人才代理机构：审验档案');
});

const nameIn = async (page: Page, column: string) =>
  (await page.locator(`td[data-label=${column}]`).first().textContent())?.trim() ?? '';
const visitAsLearner = (name: string) =>
  visitAs(city.browser, city.product, name, { viewport: phone });

test('N34: the agency sees how far those whose files it keeps have come, and reminds one of them', async () => {
  await agency.goto('/completion');
  await agency.getByRole('link', { name: /^未学完/ }).click();
  const name = await nameIn(agency, '姓名');
  await agency.getByRole('button', { name: '发出提醒' }).click();
  await agency.getByText('请先在名单里勾选').first().waitFor();
  await agency.getByRole('checkbox', { name: `选择${name}` }).check();
  await agency.getByLabel('附言').fill('有疑问请拨 023-60001234');
  await agency.getByRole('button', { name: '发出提醒' }).click();
  await agency.getByText('提醒正在发出').waitFor();
  await expectNoOverflow(agency);
  const learner = await visitAsLearner(name);
  await untilSaid(learner, '/messages', '有疑问请拨 023-60001234');
  await expectNoOverflow(learner);
});

test('N27: it endorses one slip, and returns another with the reason its learner reads', async () => {
  await agency.goto('/endorsements');
  const [first, second] = await agency.locator('td[data-label=姓名]').allTextContents();
  await endorse(agency, first as string);
  await agency.getByRole('link', { name: second as string }).click();
  await agency.getByText('退回', { exact: true }).click();
  await agency.getByRole('button', { name: '确认退回' }).click();
  await agency
    .getByText(/请(填写|写明).*原因/)
    .first()
    .waitFor();
  await agency.getByLabel('原因').fill('姓名与档案不一致，请先更正');
  await agency.getByRole('button', { name: '确认退回' }).click();
  await agency.getByText('已退回').first().waitFor();
  const learner = await visitAsLearner(second as string);
  await learner.goto('/slips');
  await learner.getByRole('link', { name: '查看' }).first().click();
  await learner.getByRole('link', { name: '审验进度' }).first().click();
  await learner.getByText('姓名与档案不一致，请先更正').first().waitFor();
});

test('N30: it confirms the hours of a person without employer; card and certificate have them', async () => {
  await agency.goto('/hours/confirmations');
  const name = await nameIn(agency, '姓名');
  await confirmHours(agency, name);
  await agency.goto('/hours/card');
  await agency.getByText(name).first().waitFor();
  await expectNoOverflow(agency);
  const pdf = await agency.request.get('/hours/card.pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const learner = await visitAsLearner(name);
  await learner.goto('/certificate');
  await learner.getByText('渝江人才服务中心').first().waitFor();
  await expectNoOverflow(learner);
});

test('E21: it pays for one of its people online, and exactly this person is opened', async () => {
  const { name } = accountFor(city.product, '档案由人才代理机构保管');
  await agency.goto('/group-orders/new');
  for (const box of await agency.getByRole('main').locator('input[name=who]:checked').all())
    await box.uncheck();
  await agency.getByRole('checkbox', { name: new RegExp(name as string) }).check();
  await agency.getByRole('button', { name: '为选中的人员建立订单' }).click();
  await agency.getByRole('heading', { name: /^集体订单/ }).waitFor();
  await agency.getByRole('button', { name: /支付宝/ }).click();
  await agency.getByRole('button', { name: '支付', exact: true }).click();
  await agency.getByText('已付清').first().waitFor();
  const learner = await visitAsLearner(name as string);
  await learner.goto('/courses');
  await learner.getByRole('link', { name: '进入学习' }).first().waitFor();
});

test('G13: it approves the reason of a person without employer, and the year counts as excused', async () => {
  await agency.goto('/review/staff');
  const name = await nameIn(agency, '姓名');
  const learner = await visitAsLearner(name);
  await learner.goto('/absences');
  await learner.getByRole('button', { name: '提交申请' }).click();
  await learner.getByText('请选择原因').first().waitFor();
  await learner.getByLabel('原因').selectOption('OTHER');
  await learner.getByLabel('开始日期').fill('2026-02-01');
  await learner.getByLabel('结束日期').fill('2026-11-30');
  await learner.getByLabel('说明').fill('照料重病家属，有医院证明。');
  await learner.getByRole('button', { name: '提交申请' }).click();
  await learner.getByRole('table').getByText('待批准').waitFor();
  await agency.goto('/absence-desk');
  await agency.getByRole('link', { name }).click();
  await agency.getByRole('radio', { name: /^批准/ }).check();
  await agency.getByRole('button', { name: '提交决定' }).click();
  await agency.getByText('已批准').first().waitFor();
  await learner.reload();
  await learner.getByRole('table').getByText('已批准').waitFor();
  await agency.goto('/assessments');
  await agency.getByRole('row', { name }).getByText('有正当理由').waitFor();
});
