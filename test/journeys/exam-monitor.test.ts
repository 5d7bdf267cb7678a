import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { reachStudy, startExam, studyAll } from './support/course.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { choose, untilSaved } from './support/sheet.ts';
import { accountFor, signIn, visit } from './support/visit.ts';

const city = openCity();
let learner: Page;
/** Two clerks of the centre, each in front of a city.browser. */
let one: Page;
let other: Page;
let number: string;

beforeAll(async () => {
  learner = await visit(city.browser, city.product);
  const account = accountFor(city.product, '课程已经学完');
  number = account.login;
  await signIn(learner, account);
  const enrolmentId = await reachStudy(learner);
  await studyAll(learner, enrolmentId);
  await startExam(learner, enrolmentId);
  one = await officer(city.browser, city.product, '提出延长时间');
  other = await officer(city.browser, city.product, '复核同事');
});

test('the monitor tells by itself that an answer was saved', async () => {
  await other.goto('/exam-monitor');
  await other.getByText(/^数据时间 \d\d:\d\d:\d\d$/).waitFor();
  // The rate is of the last seconds: the learner goes on until it is seen, however slow the machine is.
  let isSeen = false;
  const seen = figure(other, '每秒保存', /^(?!0\.0$)/)
    .waitFor()
    .finally(() => {
      isSeen = true;
    });
  for (let at = 0; !isSeen; at += 1) {
    await choose(learner, 1, at % 2 === 0 ? 'A' : 'B');
    await untilSaved(learner);
  }
  await seen;
  await expectAccessible(other);
  await expectNoOverflow(other);
});

test('E17, G5: one clerk proposes more time, the other sees it live and confirms; the sheet has it', async () => {
  const before = await deadlineOn(learner);
  await one.goto('/exam-monitor');
  await one.getByRole('link', { name: '查找学员' }).click();
  await one.getByLabel('证件号码、手机号、姓名或回执编号').fill(number);
  await one.getByRole('button', { name: '查找' }).click();
  await one.getByRole('link', { name: /第1次/ }).first().click();
  await one.getByText('开始考试').first().waitFor();
  await expectAccessible(one);
  await expectNoOverflow(one);
  await one.getByText('延长时间', { exact: true }).click();
  const form = one.locator('details[open]');
  await form.getByLabel('延长分钟数').fill('10');
  await form.getByLabel('原因').fill('考点停电十分钟');
  await form.getByRole('button', { name: '提出延长' }).click();
  await one.getByText('已经提出').waitFor();

  // Nobody reloads: the second clerk's monitor brings it.
  await other.getByText('考点停电十分钟').waitFor();
  await other.getByRole('link', { name: '查看并复核' }).click();
  await expectAccessible(other);
  await expectNoOverflow(other);
  await one.goto(other.url());
  await one.getByText('等待另一位经办人复核').waitFor();
  expect(await one.getByRole('button', { name: '确认并执行' }).count()).toBe(0);
  await other.getByRole('button', { name: '确认并执行' }).click();
  await other.getByText('已执行：延长时间，1 人').waitFor();

  await learner.getByText('考试时间已延长。').waitFor({ state: 'attached' });
  await learner.reload();
  expect((await deadlineOn(learner)) - before).toBe(600_000);
});

/** The figure of a word on the monitor, once it reads so. */
function figure(page: Page, label: string, text: RegExp) {
  return page
    .locator('.stat-block', { hasText: label })
    .locator('.stat-value')
    .filter({ hasText: text });
}

async function deadlineOn(page: Page): Promise<number> {
  const props = await page.locator('[data-island="exam-sheet"] > [data-props]').textContent();
  return Date.parse(JSON.parse(props ?? '{}').deadlineAt);
}
