import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { phone, untilSaid, visit, visitAs } from './support/visit.ts';

const city = openCity();
let bureau: Page;
let learner: Page;
let casePath: string;
let verifyPath: string;

beforeAll(async () => {
  bureau = await officer(city.browser, city.product, '看全市的情况');
});

test('N38: the bureau sees what the rules found, with the evidence and the numbers they looked with', async () => {
  await bureau.goto('/');
  await bureau.getByText('条待处理').first().waitFor();
  await bureau.goto('/findings?rule=EXAMS_AT_ONCE');
  await expectNoOverflow(bureau);
  await bureau
    .getByRole('link', { name: /另有1人同时作答/ })
    .first()
    .click();
  await bureau.getByText('同一设备上有2人以上同时作答').waitFor();
  const accused = await bureau
    .getByRole('cell', { name: /（本人）$/ })
    .first()
    .textContent();
  const name = (accused ?? '').replace('（本人）', '').trim();
  await expectNoOverflow(bureau);
  learner = await visitAs(city.browser, city.product, name, { viewport: phone });
  await learner.goto('/slips');
  await learner.getByRole('link', { name: '查看' }).first().click();
  const link = learner.locator('a[href*="/verify/"]').first();
  verifyPath = new URL((await link.getAttribute('href')) ?? '', city.product.url).pathname;
  await bureau.getByRole('button', { name: '转为案件' }).click();
  await bureau.getByRole('heading', { name: '同一设备或地址同时多人考试' }).waitFor();
  casePath = new URL(bureau.url()).pathname;
  await bureau.getByRole('link', { name: '查看规则发现的依据' }).click();
  await bureau.getByText('已转为案件').first().waitFor();
});

test('N38, E18: the accused is notified, and states a defence', async () => {
  await bureau.goto(casePath);
  await confirm(bureau, '受理立案', '确定受理');
  await bureau
    .getByLabel('告知的事实和理由')
    .fill('您的考试与他人同时在同一台设备上进行，请说明。');
  await bureau.getByRole('button', { name: '发出告知' }).click();
  await bureau.getByText('等待陈述申辩').waitFor();
  await learner.goto('/my-cases');
  await learner.getByRole('link', { name: /^AJ/ }).first().click();
  await learner.getByLabel('您的意见').fill('电脑有两个浏览器，我们各考各的。');
  await learner.getByRole('button', { name: '提交申辩' }).click();
  await learner.getByText('申辩已提交').first().waitFor();
  await expectNoOverflow(learner);
});

test('N38, G12: a second person decides; slip, hours and readiness follow at once', async () => {
  await bureau.goto(casePath);
  await bureau.getByRole('checkbox', { name: /^撤销合格单/ }).check();
  await bureau.getByRole('checkbox', { name: /^取消当年评聘资格/ }).check();
  await bureau.getByLabel('事实、理由和依据').fill('两份试卷同时在一台设备上作答，申辩不能成立。');
  await bureau.getByRole('button', { name: '提交，由另一位工作人员决定' }).click();
  await bureau.getByText('决定须由另一位工作人员作出').waitFor();
  const second = await officer(city.browser, city.product, '市人力社保局另一位工作人员');
  await second.goto(casePath);
  await confirm(second, '同意，作出决定', '确定作出决定');
  await second.getByText('决定已经执行').waitFor();
  await expectVerified('已撤销');
  await learner.goto('/certificate');
  await learner.getByText('号案件的处理决定').first().waitFor();
  await untilSaid(learner, '/readiness', '号案件的处理决定');
});

test('N38: the accused appeals, a third person upholds the appeal, and everything is as it was', async () => {
  await learner.goto(casePath.replace('/cases', '/my-cases'));
  await learner.getByLabel('您的意见').fill('有监控录像可以证明两人各自作答。');
  await learner.getByRole('button', { name: '提交申诉' }).click();
  await learner.getByText('申诉已提交').first().waitFor();
  await bureau.goto(casePath);
  await bureau.getByText('须由第三位工作人员复核').waitFor();
  const third = await officer(city.browser, city.product, '专业技术人员管理处');
  await third.goto(casePath);
  await third
    .getByRole('radio', { name: /成立，撤销决定/ })
    .last()
    .check();
  await third.getByLabel('理由').fill('录像证明两人各自独立作答');
  await third.getByRole('button', { name: '作出复核决定' }).click();
  await third.getByText('申诉成立，决定已撤销').first().waitFor();
  await expectVerified('有效，已审验');
  await learner.goto('/readiness');
  expect(await learner.getByText('号案件的处理决定').count()).toBe(0);
});

test('the bureau changes a threshold with its reason, lets the rules look, and dismisses many at once', async () => {
  await bureau.goto('/findings/thresholds');
  await expectNoOverflow(bureau);
  await bureau.getByRole('link', { name: '调整同一网络地址同时作答达到' }).click();
  await bureau.getByLabel(/新的数值/).fill('15');
  await bureau.getByLabel('调整的理由').fill('机房统一考试较多');
  await bureau.getByRole('button', { name: '提请复核' }).click();
  await bureau.getByText(/^等.*的另一位工作人员复核$/).waitFor();
  const colleague = await officer(city.browser, city.product, '市人力社保局另一位工作人员');
  await colleague.goto(new URL(bureau.url()).pathname);
  await colleague.getByRole('button', { name: '确认', exact: true }).click();
  await colleague.getByText('已确认', { exact: true }).first().waitFor();
  await bureau.goto('/findings/thresholds');
  await bureau.getByRole('cell', { name: '12 → 15' }).waitFor();
  await bureau.goto('/findings');
  // A page asked for before the order has come in would still show the check before it.
  const ordered = bureau.waitForResponse((answer) => answer.url().endsWith('/findings/runs'));
  await bureau.getByRole('button', { name: '现在检查' }).click();
  await ordered;
  await untilSaid(bureau, '/findings', '上次检查');
  const boxes = await bureau.locator('td input[type=checkbox]').all();
  await bureau.getByRole('checkbox', { name: '选择本页全部' }).check();
  for (const box of boxes) expect(await box.isChecked()).toBe(true);
  await bureau.getByText('选中的排除').click();
  await bureau.getByLabel('排除的理由').fill('夫妻两人各用一个浏览器，已核实');
  await bureau.getByRole('button', { name: '确认排除' }).click();
  await bureau.getByText('没有线索').waitFor();
});

async function confirm(page: Page, label: string, sure: string): Promise<void> {
  await page.getByText(label, { exact: true }).first().click();
  await page.getByRole('button', { name: sure }).click();
}

async function expectVerified(text: string): Promise<void> {
  const visitor = await visit(city.browser, city.product, { viewport: phone });
  await visitor.goto(verifyPath);
  await visitor.getByText(text).first().waitFor();
  await visitor.context().close();
}
