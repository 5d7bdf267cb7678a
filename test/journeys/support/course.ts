import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Takes this year's course from any stage to the study page: selects it, pays
 * online at the simulator bank, waits for the access. Returns the enrolment's id.
 */
export async function reachStudy(page: Page): Promise<string> {
  await page.goto('/courses');
  // Newest first: this year's course is the first card, and selectable when it offers to be.
  const first = page.getByRole('main').getByRole('link').first();
  if ((await first.textContent())?.includes('了解与选报')) {
    await first.click();
    await page.getByRole('button', { name: '选报这门课程' }).click();
    await page.waitForURL(/\/enrolments\//);
    await page.goto('/courses');
  }
  const goOn = page.getByRole('link', { name: '继续办理' }).first();
  if (await goOn.isVisible()) {
    await goOn.click();
    await payOnline(page);
    await page.goto('/courses');
  }
  await page.getByRole('link', { name: '进入学习' }).first().click();
  await page.waitForURL(/\/study\//);
  return enrolmentOf(page);
}

/** From the enrolment's page to the order that is paid. */
export async function payOnline(page: Page): Promise<void> {
  await page.getByRole('link', { name: '去缴费' }).first().click();
  await page.getByRole('button', { name: /支付宝/ }).click();
  await page.getByRole('button', { name: '支付', exact: true }).click();
  await page.getByText('学习和考试权限已经开通').first().waitFor();
}

/** Opens every lesson by a request, without showing it (study.test.ts does); the page stays where it is. */
export async function studyAll({ request }: Page, enrolmentId: string): Promise<void> {
  const course = `/study/${enrolmentId}`;
  const read = async () => (await request.get(course)).text();
  const lessons = (await read()).match(new RegExp(`${course}/lessons/[\\w-]+`, 'g'));
  for (const lesson of new Set(lessons)) await request.get(lesson);
  expect(await read()).toContain('去考试');
}

/** From the check page to the sheet of a new attempt (N21). */
export async function startExam(page: Page, enrolmentId: string): Promise<void> {
  await page.goto(`/exams/${enrolmentId}`);
  await page.getByLabel(/我已确认/).check();
  await page.getByRole('button', { name: '开始考试' }).click();
  await page.waitForURL(/\/attempts\/[^/]+$/);
}

const enrolmentOf = (page: Page) => new URL(page.url()).pathname.split('/')[2] as string;
