import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { reachStudy, startExam, studyAll } from './support/course.ts';
import { expectAccessible } from './support/inspect.ts';
import { chooseAll, handIn, rightLetters, untilSaved } from './support/sheet.ts';
import { accountFor, signIn, visit } from './support/visit.ts';

const city = openCity();
let page: Page;
let enrolmentId: string;

beforeAll(async () => {
  page = await visit(city.browser, city.product);
  await signIn(page, accountFor(city.product, '课程已经学完'));
  enrolmentId = await reachStudy(page);
  await studyAll(page, enrolmentId);
});

test('N17, N18, G6: after two fails a third start is refused, and study is open again for free', async () => {
  await failOnce();
  await page.getByText('您还有 1 次机会').waitFor();
  await failOnce();
  await page.getByText('需要重新学习', { exact: true }).waitFor();
  await page.getByText(/第2\s*轮学习已经开放，不再收费/).waitFor();
  await expectAccessible(page);

  await page.goto(`/exams/${enrolmentId}`);
  await page.getByText('按规定要重新学习之后才能再考').waitFor();
  expect(await page.getByRole('button', { name: '开始考试' }).count()).toBe(0);
  expect(await startBehindThePage()).toBe(422);
  await expectAccessible(page);

  await page.getByRole('link', { name: '去重新学习' }).click();
  await page.getByText(/第2轮学习：上一轮的考试机会已用完/).waitFor();
  await page.getByText('0 / 12 课').waitFor();
});

test('N16, N17: restudied, there are two new attempts; the second is passed, with the score by lesson', async () => {
  await studyAll(page, enrolmentId);
  await page.goto(`/study/${enrolmentId}`);
  await page.getByText('12 / 12 课').waitFor();
  await failOnce();
  await page.getByText('您还有 1 次机会').waitFor();

  await startExam(page, enrolmentId);
  await chooseAll(page, await rightLetters(page));
  await untilSaved(page);
  await handIn(page);
  await page.getByText('恭喜，考试合格').waitFor();
  const scores = page.getByRole('table', { name: '各课得分' });
  const lines = await scores.getByRole('row').allInnerTexts();
  expect(lines.length - 1).toBe(12);
  for (const line of lines.slice(1)) expect(line).toMatch(/(\d+) \/ \1$/);

  await page.goto(`/exams/${enrolmentId}`);
  await page.getByText('您已经考试合格，不需要再考').waitFor();
  const results = await page
    .getByRole('table', { name: '考试记录' })
    .getByRole('row')
    .allInnerTexts();
  expect(results.filter((line) => line.includes('不合格'))).toHaveLength(3);
});

/** Hands in an empty sheet. */
async function failOnce(): Promise<void> {
  await startExam(page, enrolmentId);
  await handIn(page);
  await page.getByRole('heading', { name: '考试成绩' }).waitFor();
}

/** The form of the check page, sent from a page kept open since before; the status of the page it leads to. */
async function startBehindThePage(): Promise<number> {
  const csrf = await page.locator('meta[name="csrf-token"]').getAttribute('content');
  const answer = await page.request.post(`/exams/${enrolmentId}/attempts`, {
    form: { _csrf: csrf ?? '', confirmed: 'yes' },
  });
  return answer.status();
}
