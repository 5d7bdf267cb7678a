import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { reachStudy, startExam, studyAll } from './support/course.ts';
import { choose, chooseAll, handIn, itemOf, readSheet, rightLetters } from './support/sheet.ts';
import { accountFor, signIn, signInByHand, visit } from './support/visit.ts';

const city = openCity();
let page: Page;
let enrolmentId: string;

beforeAll(async () => {
  page = await visit(city.browser, city.product, { javaScriptEnabled: false });
  await signInByHand(page, accountFor(city.product, '课程已经学完'));
  enrolmentId = await reachStudy(page);
  await studyAll(page, enrolmentId);
});

test('N14: a mock exam is taken without a script, and its wrong answers are practised', async () => {
  await page.goto(`/practice/${enrolmentId}`);
  await page.getByRole('button', { name: '开始模拟考试' }).click();
  const right = await rightLetters(page);
  const known = right.slice(0, 4);
  for (const { item, letters } of known) await fill(item, letters);
  const mistake = { item: 5, letters: [right[4]?.letters.includes('A') ? 'B' : 'A'] };
  await fill(5, mistake.letters);
  await save();
  await page.getByText('已保存。', { exact: true }).waitFor();

  await page.goto(`/practice/${enrolmentId}`);
  await page.getByRole('link', { name: /继续模拟考试/ }).click();
  expect(await readSheet(page)).toEqual(asRecord([...known, mistake]));
  await page.getByRole('button', { name: '检查并交卷' }).first().click();
  await page.getByText('还有 45 题没有作答').waitFor();
  await page.getByRole('button', { name: '交卷，看答案' }).click();
  await page.getByText('还没有达到正式考试的合格线').waitFor();
  await page.getByText('已收进错题练习').waitFor();
  await page.waitForLoadState();
  expect(await page.getByText('解析', { exact: false }).count()).toBeGreaterThanOrEqual(50);
  expect(await page.getByText('没有作答', { exact: true }).count()).toBe(45);

  await page.goto(`/practice/${enrolmentId}`);
  await page.getByRole('link', { name: '练习错题' }).click();
  const [question] = await rightLetters(page);
  await fill(1, question?.letters ?? []);
  await page.getByRole('main').getByRole('button').first().click();
  await page.getByText('答对了', { exact: true }).waitFor();
  await page.goto(`/exams/${enrolmentId}`);
  await page.getByText('第 1 次考试').waitFor();
});

test('S5: the exam is filled, saved, left, taken up again and passed without a script', async () => {
  await startExam(page, enrolmentId);
  const notice = page.locator('noscript [role], noscript p').first();
  await notice.waitFor();
  expect(await notice.textContent()).toContain('请每答几题按一次“保存”');
  await page.frameLocator('iframe[title="剩余时间"]').getByText(/剩余/).waitFor();
  const right = await rightLetters(page);
  await chooseAll(page, right.slice(0, 30));
  await page.getByLabel('标记，稍后再看').nth(1).check();
  await save();
  await page.getByText('已保存30处改动。').waitFor();
  const sheetUrl = page.url();

  page = await visit(city.browser, city.product, { javaScriptEnabled: false });
  await signIn(page, accountFor(city.product, '课程已经学完'));
  await page.goto('/');
  await page.getByRole('link', { name: '继续考试' }).first().click();
  await page.waitForURL(sheetUrl);
  expect(await readSheet(page)).toEqual(asRecord(right.slice(0, 30)));
  expect(await itemOf(page, 2).getByLabel('标记，稍后再看').isChecked()).toBe(true);

  await chooseAll(page, right.slice(30));
  await page.getByRole('button', { name: '检查并交卷' }).first().click();
  await page.getByText('全部 50 题都已作答并保存').waitFor();
  await page.getByRole('link', { name: '回到第2题' }).click();
  await handIn(page);
  await page.getByText('恭喜，考试合格').waitFor();
});

async function fill(item: number, letters: string[]): Promise<void> {
  for (const letter of letters) await choose(page, item, letter);
}

const save = () => page.getByRole('button', { name: '保存', exact: true }).click();

const asRecord = (answers: { item: number; letters: string[] }[]) =>
  Object.fromEntries(answers.map(({ item, letters }) => [item, letters.toSorted().join('')]));
