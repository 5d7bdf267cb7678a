import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { endorse, officer } from './support/officers.ts';
import { visitAs } from './support/visit.ts';

const city = openCity();
let association: Page;

beforeAll(async () => {
  association = await officer(city.browser, city.product, '继续教育协会：');
});

test('N28: it endorses those no other body endorses, and the learner sees its seal', async () => {
  await association.goto('/endorsements');
  const cell = association.locator('td[data-label=姓名]').first();
  const name = (await cell.textContent())?.trim() ?? '';
  await endorse(association, name);
  const learner = await visitAs(city.browser, city.product, name);
  await learner.goto('/slips');
  await learner.getByRole('link', { name: '查看' }).first().click();
  await learner.getByText('重庆继续教育协会').first().waitFor();
});

test('it reads statistics in which few people hide behind “少于5”', async () => {
  await association.goto('/statistics');
  await association.getByRole('heading', { level: 1 }).waitFor();
  expect(await association.getByRole('cell', { name: '＜5' }).count()).toBeGreaterThan(0);
  await expectNoOverflow(association);
});

test('N33: at the textbook desk it accepts an order, and the stock is reserved', async () => {
  await association.goto('/');
  await association.getByText('张待受理').waitFor();
  await association.goto('/textbook-desk');
  await association.getByRole('table').getByRole('link').first().click();
  await association.getByRole('button', { name: /^受理/ }).click();
  await association.getByText('已受理').first().waitFor();
  await association.getByText('账单号（写在附言里）').waitFor();
  await expectNoOverflow(association);
});

test('N39: it asks back about a technical question, and answers what comes back', async () => {
  const title = '课件播放到一半停住';
  const learner = await officer(city.browser, city.product, '正在学习。');
  await learner.goto('/questions/new');
  await learner.getByRole('radio', { name: /^平台使用/ }).check();
  await learner.getByLabel('一句话说明').fill(title);
  await learner.getByLabel('详细情况').fill('第三课播放到一半就停住了，刷新以后还是一样。');
  await learner.getByRole('button', { name: '提交' }).click();
  // What was answered before is offered first.
  await learner
    .getByText('这些内容可能已经回答了您的问题')
    .or(learner.getByText(title))
    .first()
    .waitFor();
  await learner.waitForLoadState();
  if (await learner.getByRole('button', { name: '仍然提交' }).isVisible())
    await learner.getByRole('button', { name: '仍然提交' }).click();
  await association.goto('/question-desk');
  await association.getByRole('link', { name: title }).click();
  await association.getByRole('radio', { name: '请提问人补充情况' }).check();
  await association.getByLabel('内容').fill('请问用的是哪一种浏览器？');
  await association.getByRole('button', { name: '发送' }).click();
  await association.getByText('等您补充').first().waitFor();
  await learner.goto('/questions');
  await learner.getByRole('link', { name: title }).click();
  await learner.getByText('请问用的是哪一种浏览器？').waitFor();
  await learner.getByLabel('补充的内容').fill('手机自带的浏览器，系统是去年的。');
  await learner.getByRole('button', { name: '提交补充' }).click();
  await association.reload();
  await association.getByText('手机自带的浏览器').waitFor();
  await association.getByRole('radio', { name: '答复' }).check();
  await association.getByLabel('内容').fill('请把浏览器更新到最新版，再打开第三课。');
  await association.getByRole('button', { name: '发送' }).click();
  await association.getByText('已答复，提问人会收到通知').waitFor();
});
