import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { reachStudy, startExam, studyAll } from './support/course.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { chooseAll, handIn, itemOf, rightLetters, untilSaved } from './support/sheet.ts';
import { accountFor, signIn, untilSaid, visit } from './support/visit.ts';

const city = openCity();
let learner: Page;
let result: string;
/** The stem of the question that turns out to be wrong. */
let stem: string;
let address: string;

// 19 single and 10 multiple choices of 2 points each, then true or false of 1 point: all choices but the last and
// two of those are 58 points, and 60 are a pass.
const wrongItem = 29;
const answered = (item: number) => item < wrongItem || item === 30 || item === 31;

beforeAll(async () => {
  learner = await visit(city.browser, city.product);
  await signIn(learner, accountFor(city.product, '课程已经学完'));
  const enrolmentId = await reachStudy(learner);
  await studyAll(learner, enrolmentId);
  await startExam(learner, enrolmentId);
  const right = await rightLetters(learner);
  await chooseAll(
    learner,
    right.filter(({ item }) => answered(item)),
  );
  await untilSaved(learner);
  const legend = (await itemOf(learner, wrongItem).locator('legend').textContent()) ?? '';
  stem = legend.replace(/^.*?题）?\s*/, '').trim();
  await handIn(learner);
  result = new URL(learner.url()).pathname;
});

test('lesson 8: a question is withdrawn after people sat; one clerk tries it and proposes', async () => {
  await learner.getByText('本次未合格').waitFor();
  const one = await officer(city.browser, city.product, '提出延长时间');
  await one.goto('/score-corrections/new');
  await one.getByLabel('专题').selectOption({ index: 1 });
  await one.getByLabel('题干里的字').fill(stem.slice(-12));
  await one.getByRole('button', { name: '查找' }).click();
  await expectAccessible(one);
  await expectNoOverflow(one);
  await one.getByRole('link', { name: '更正这道题' }).first().click();
  await one.getByRole('radio', { name: /人人得分/ }).check();
  await one.getByRole('textbox', { name: '依据' }).fill('题干缺了一个条件，经两位老师核实');
  await expectAccessible(one);
  await expectNoOverflow(one);
  await one.getByRole('button', { name: '试算' }).click();
  await one.waitForURL(/\/score-corrections\/[\da-f-]{36}$/);
  address = new URL(one.url()).pathname;
  await untilSaid(one, address, '提请复核');
  await one.getByText('58 分，不合格').first().waitFor();
  await one.getByText('60 分，合格').first().waitFor();
  await expectAccessible(one);
  await expectNoOverflow(one);
  await one.getByRole('button', { name: '提请复核' }).click();
  await one.getByText('您不能自己确认').waitFor();
});

test('another confirms it; the learner finds the new result and the slip', async () => {
  const other = await officer(city.browser, city.product, '复核同事');
  await other.goto('/proposals?state=PROPOSED');
  await other.getByRole('link', { name: '成绩更正' }).last().click();
  await other.getByRole('button', { name: '确认', exact: true }).click();
  await other.getByText('已确认：成绩更正').waitFor();
  await untilSaid(other, address, '执行完');
  await expectAccessible(other);
  await untilSaid(learner, result, '恭喜，考试合格');
  await learner.getByRole('table', { name: '成绩更正' }).getByText('60 分，合格').waitFor();
  await expectAccessible(learner);
  await expectNoOverflow(learner);
  await untilSaid(learner, '/slips', / · 60 分/);
  await learner.goto('/messages');
  expect(await learner.getByText(/由 58 分更正为 60 分/).count()).toBeGreaterThan(0);
});

test('the pages of complaints, earlier results and papers fit three sizes and are accessible', async () => {
  const clerk = await officer(city.browser, city.product, '提出延长时间');
  await learner.goto(result.replace('/result', '/complaints'));
  await inspect(learner);
  for (const path of ['/score-corrections', '/complaint-desk', '/earlier-results', '/papers']) {
    await clerk.goto(path);
    await inspect(clerk);
  }
  await clerk.getByRole('table', { name: '各专题的试卷' }).getByRole('link').first().click();
  await inspect(clerk);
  await clerk.getByRole('link', { name: '抽一组新试卷' }).click();
  await clerk.getByRole('button', { name: '核算题库' }).click();
  await clerk.getByText(/题库核算：合计 100 分/).waitFor();
  await inspect(clerk);
  await clerk.getByRole('button', { name: '抽卷', exact: true }).click();
  await clerk.waitForURL(/\/paper-sets\//);
  await inspect(clerk);
  await clerk.getByRole('link', { name: '试做' }).first().click();
  await inspect(clerk);
});

async function inspect(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
}
