import type { Page } from 'playwright-core';
import { startExam, studyAll } from './course.ts';
import { chooseAll, handIn, rightLetters, untilSaved } from './sheet.ts';
import { untilSaid } from './visit.ts';

/** From an open course to a passed exam and its slip: studies, answers rightly, hands in. Returns the slip's address. */
export async function passExam(learner: Page): Promise<string> {
  const courses = await (await learner.request.get('/courses')).text();
  // Newest first: this year's course.
  const [, enrolmentId = ''] = /\/study\/([\w-]+)/.exec(courses) ?? [];
  await studyAll(learner, enrolmentId);
  await startExam(learner, enrolmentId);
  await chooseAll(learner, await rightLetters(learner));
  await untilSaved(learner);
  await handIn(learner);
  await learner.getByText('恭喜，考试合格').waitFor();
  // The slip is issued by a job within seconds of the exam.
  await untilSaid(learner, '/slips', '>查看<');
  const slip = learner.getByRole('link', { name: '查看' }).first();
  return (await slip.getAttribute('href')) as string;
}

/** Verification number and code, read off the slip's page as off the paper. */
export async function readSlip(
  learner: Page,
  href: string,
): Promise<{ number: string; code: string }> {
  await learner.goto(href);
  const number =
    (await learner
      .getByText(/^CQ\d{11}$/)
      .first()
      .textContent()) ?? '';
  const code =
    (await learner
      .locator('dt', { hasText: '查验码' })
      .locator('xpath=following-sibling::dd')
      .textContent()) ?? '';
  return { number, code };
}
