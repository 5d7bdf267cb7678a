import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Topic } from '../../src/features/courses/index.ts';
import type { Learner } from '../../src/kernel/actor.ts';
import {
  admit,
  changeRules,
  letTimePass,
  openExam,
  readAttempt,
  start,
} from '../support/exam-cohort.ts';
import { createTestApp, signIn, type TestApp } from '../support/parts.ts';
import { buildIfStale } from '../support/product.ts';
import { kindCodes, openExamOfKinds } from '../support/question-kinds.ts';
import { runAxe } from './support/axe.ts';
import { findBrowser } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { phone } from './support/visit.ts';

// The sheet in a real browser: what it keeps, what it sends again, and what it says meanwhile.
let app: TestApp;
let topic: Topic;
let topicOfKinds: Topic;
let browser: Browser;
let url: string;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  buildIfStale();
  app = await createTestApp();
  ({ topic } = await openExam(app));
  topicOfKinds = await openExamOfKinds(app);
  url = await app.server.listen({ host: '127.0.0.1', port: 0 });
  browser = await findBrowser();
});
afterAll(async () => {
  await app.close();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

/** A device of its own: cookies and stored answers are not shared with any other. */
async function device(learner: Learner, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  contexts.push(context);
  await context.addCookies([{ name: 'jixue', value: await signIn(app.parts, learner), url }]);
  return context.newPage();
}

/** Behind a proxy that passes no WebSocket the sheet sends by HTTP. */
const blockLine = (page: Page) =>
  page.context().routeWebSocket(/\/line$/, (line) => void line.close());

async function sitDown({ line = 'open' }: { line?: 'open' | 'blocked' } = {}) {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const page = await device(examinee.learner);
  if (line === 'blocked') await blockLine(page);
  await page.goto(`${url}/attempts/${attemptId}`);
  await page.locator('.exam-alive').waitFor();
  return { ...examinee, attemptId, page };
}
const choose = (page: Page, item: number, letter: string) =>
  page.locator(`input[name="q${item}"][value="${letter}"]`).check();
const saved = (page: Page) => page.locator('[data-saved]', { hasText: /已保存 \d\d:\d\d:\d\d/ });

const endWithin = (attemptId: string, ms: number) =>
  app.parts.db
    .updateTable('examAttempts')
    .set({ deadlineAt: new Date(Date.now() + ms) })
    .where('id', '=', attemptId)
    .execute();

/** The newest response of each item, as the server has it. */
async function answersOf(attemptId: string): Promise<Record<number, string>> {
  const rows = await app.parts.db
    .selectFrom('examAnswers')
    .select(['itemNo', 'response'])
    .where('attemptId', '=', attemptId)
    .orderBy('seq')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.itemNo, row.response]));
}

test('every answer is saved as it is given, and nobody is alarmed by answering fast', async () => {
  const { page, attemptId } = await sitDown();
  await page.locator('.exam-line').waitFor();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  for (let item = 1; item <= 10; item += 1) await choose(page, item, 'B');
  await choose(page, 3, 'D');
  await page.locator('input[name="m3"]').check();
  await saved(page).waitFor();
  expect(await page.locator('[data-notices] [role="alert"]').count()).toBe(0);
  expect(await answersOf(attemptId)).toMatchObject({ 1: 'B', 3: 'D', 10: 'B' });
  // By the line: it asks for nothing.
  expect(requests.filter((path) => path.endsWith('/answers'))).toEqual([]);
  expect(await page.locator('[data-map="3"].map-answered.map-marked').count()).toBe(1);
});

test('Q22: what was answered without network is kept over a reload and sent before anything is said', async () => {
  const { page, attemptId } = await sitDown({ line: 'blocked' });
  await choose(page, 1, 'A');
  await saved(page).waitFor();
  await page.context().route('**/answers', (route) => route.abort());
  await choose(page, 2, 'C');
  await page.locator('[data-saved]', { hasText: '1题等待保存' }).waitFor();
  await page.getByText('恢复后自动保存').waitFor();
  expect(await answersOf(attemptId)).toEqual({ 1: 'A' });
  page.on('dialog', (dialog) => dialog.accept());
  await page.context().unroute('**/answers');
  await page.reload();
  await saved(page).waitFor();
  expect(await page.locator('input[name="q2"][value="C"]').isChecked()).toBe(true);
  await expect.poll(() => answersOf(attemptId)).toEqual({ 1: 'A', 2: 'C' });
});

test('lesson 4: an old unsent answer never replaces what another device has answered since', async () => {
  const { page, attemptId, learner } = await sitDown({ line: 'blocked' });
  await page.context().route('**/answers', (route) => route.abort());
  await choose(page, 2, 'C');
  await page.locator('[data-saved]', { hasText: '等待保存' }).waitFor();
  const phone = await device(learner);
  await phone.goto(`${url}/attempts/${attemptId}`);
  await choose(phone, 2, 'D');
  await saved(phone).waitFor();
  page.on('dialog', (dialog) => dialog.accept());
  await page.context().unroute('**/answers');
  await page.reload();
  await page.getByText('第2题后来在别的设备上改过').waitFor();
  expect(await page.locator('input[name="q2"][value="D"]').isChecked()).toBe(true);
  expect(await answersOf(attemptId)).toEqual({ 2: 'D' });
});

test('Q20: the tab that was taken over says so, writes no more, and can take the writer lease back', async () => {
  const { page, attemptId, learner } = await sitDown({ line: 'blocked' });
  const phone = await device(learner);
  // Its next contact would close the fields before it answers.
  await page.context().route('**/contact', (route) => route.abort());
  await phone.goto(`${url}/attempts/${attemptId}`);
  await choose(page, 1, 'A');
  await page.getByText('已在另一个页面或设备上打开').waitFor();
  expect(await page.locator('input[name="q1"]').first().isDisabled()).toBe(true);
  expect(await answersOf(attemptId)).toEqual({});
  await page.getByRole('button', { name: '回到这里继续答题' }).click();
  // The answer given meanwhile was never refused for good: nobody answered this item since.
  await expect.poll(() => answersOf(attemptId)).toEqual({ 1: 'A' });
});

test('handing in waits for what is not saved yet, and says which', async () => {
  const { page, attemptId } = await sitDown({ line: 'blocked' });
  let away = true;
  await page.context().route('**/answers', (route) => (away ? route.abort() : route.continue()));
  await choose(page, 4, 'A');
  await page.locator('[data-saved]', { hasText: '等待保存' }).waitFor();
  await page.getByRole('button', { name: '检查并交卷' }).first().click();
  await page.getByText('第4题还没有保存到服务器').waitFor();
  away = false;
  await page.getByRole('button', { name: '检查并交卷' }).first().click();
  await page.waitForURL('**/submission');
  expect(await answersOf(attemptId)).toEqual({ 4: 'A' });
  await page.getByRole('button', { name: '确认交卷' }).click();
  await page.getByRole('heading', { name: '考试成绩' }).waitFor();
});

test('G4: when the time is up the sheet hands itself in and leads to the result', async () => {
  const { page, attemptId } = await sitDown();
  await choose(page, 1, 'A');
  await saved(page).waitFor();
  // The last contact stays within the grace, however long the page takes to come back.
  await endWithin(attemptId, 3_000);
  await page.reload();
  await page.waitForURL('**/result');
  expect(await readAttempt(app.parts, attemptId)).toMatchObject({
    state: 'GRADED',
    closedBecause: 'TIME_UP',
  });
});

test('G5, lesson 12: time given while the sheet is open reaches its clock', async () => {
  const { page, attemptId } = await sitDown();
  await letTimePass(app.parts, attemptId, 3000);
  await page.reload();
  await page.locator('[data-clock]', { hasText: /剩余 (10:00|0?\d:\d\d)/ }).waitFor();
  await endWithin(attemptId, 1_800_000);
  await page.locator('[data-clock]', { hasText: /(29|30):\d\d/ }).waitFor();
  await changeRules(app.parts, topic, {});
});

test('Q24: a learner who waits for the grade sees it without doing anything', async () => {
  const { page, attemptId } = await sitDown({ line: 'blocked' });
  const { db } = app.parts;
  await db
    .updateTable('examAttempts')
    .set({ state: 'CLOSED', closedAt: new Date(), closedBecause: 'HANDED_IN' })
    .where('id', '=', attemptId)
    .execute();
  const graded = page.getByRole('heading', { name: '考试成绩' });
  await db.transaction().execute(async (tx) => {
    // Another process is just grading it.
    await tx
      .selectFrom('examAttempts')
      .select('id')
      .where('id', '=', attemptId)
      .forUpdate()
      .execute();
    await page.goto(`${url}/attempts/${attemptId}/result`);
    await page.getByRole('heading', { name: '正在评分' }).waitFor();
  });
  await graded.waitFor();
});

const itemOf = (kind: (typeof kindCodes)[number]) => kindCodes.indexOf(kind) + 1;

/** Goes from field to field with the Tab key alone. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 200; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${selector} by keyboard`);
}

test('N19: every kind is answered by keyboard alone on a phone; what is typed is saved before it is left', async () => {
  const { learner, ...examinee } = await admit(app, topicOfKinds);
  const attemptId = await start({ learner, ...examinee });
  const page = await device(learner, { viewport: phone });
  await page.goto(`${url}/attempts/${attemptId}`);
  await page.locator('.exam-alive').waitFor();
  await expectNoOverflow(page);
  await page.setViewportSize(phone);
  expect(await runAxe(page)).toEqual([]);
  const field = (kind: (typeof kindCodes)[number]) => `[name="q${itemOf(kind)}"]`;
  for (const kind of ['SINGLE', 'MULTIPLE', 'TRUE_FALSE'] as const) {
    await tabTo(page, field(kind));
    await page.keyboard.press('Space');
  }
  for (const text of ['执着专注', '𠮷']) {
    await tabTo(page, `${field('FILL_IN')}:not([data-done])`);
    await page.evaluate(() => document.activeElement?.setAttribute('data-done', ''));
    await page.keyboard.insertText(text);
  }
  // Nobody leaves the field, and Enter leads nowhere.
  await page.keyboard.press('Enter');
  await expect
    .poll(() => answersOf(attemptId))
    .toMatchObject({ [itemOf('FILL_IN')]: '执着专注\n𠮷' });
  await tabTo(page, field('NUMERIC'));
  await page.keyboard.type('0.25');
  for (const kind of ['MATCHING', 'ORDERING'] as const)
    for (let place = 0; place < (kind === 'MATCHING' ? 2 : 3); place += 1) {
      await tabTo(page, `${field(kind)}:not([data-done])`);
      await page.evaluate(() => document.activeElement?.setAttribute('data-done', ''));
      await page.keyboard.press(kind === 'MATCHING' ? 'A' : '1');
    }
  await saved(page).waitFor();
  await expect
    .poll(() => answersOf(attemptId))
    .toMatchObject({
      [itemOf('NUMERIC')]: '0.25',
      [itemOf('MATCHING')]: 'A,A',
      [itemOf('ORDERING')]: '1,1,1',
    });
  expect(await page.locator('[data-answered]').first().textContent()).toBe('7 / 7');
  await page.reload();
  await page.locator('.exam-alive').waitFor();
  expect(await page.locator(field('FILL_IN')).nth(1).inputValue()).toBe('𠮷');
  expect(await page.locator(field('ORDERING')).nth(2).inputValue()).toBe('1');
});

test('lesson 4: what was typed without network is kept over a reload and sent again', async () => {
  const examinee = await admit(app, topicOfKinds);
  const attemptId = await start(examinee);
  const page = await device(examinee.learner);
  await blockLine(page);
  await page.goto(`${url}/attempts/${attemptId}`);
  await page.locator('.exam-alive').waitFor();
  await page.context().route('**/answers', (route) => route.abort());
  const blank = page.locator(`[name="q${itemOf('FILL_IN')}"]`).nth(1);
  await blank.pressSequentially('"引号"');
  await page.locator('[data-saved]', { hasText: '1题等待保存' }).waitFor();
  page.on('dialog', (dialog) => dialog.accept());
  await page.context().unroute('**/answers');
  await page.reload();
  await expect.poll(() => answersOf(attemptId)).toEqual({ [itemOf('FILL_IN')]: '\n"引号"' });
  expect(await blank.inputValue()).toBe('"引号"');
});

test('S5: every kind is filled, saved and shown again without a script', async () => {
  const examinee = await admit(app, topicOfKinds);
  const attemptId = await start(examinee);
  const page = await device(examinee.learner, { javaScriptEnabled: false });
  await page.goto(`${url}/attempts/${attemptId}`);
  for (const kind of ['SINGLE', 'MULTIPLE', 'TRUE_FALSE'] as const)
    await page
      .locator(`[name="q${itemOf(kind)}"]`)
      .first()
      .check();
  const fields = (kind: (typeof kindCodes)[number]) => page.locator(`[name="q${itemOf(kind)}"]`);
  await fields('FILL_IN').nth(0).fill('甲');
  await fields('NUMERIC').fill('0.3');
  await fields('MATCHING').nth(1).selectOption('B');
  await fields('ORDERING').nth(0).selectOption('3');
  // Enter in a field saves; it does not hand in.
  await fields('NUMERIC').press('Enter');
  await page.getByText('已保存7处改动。').waitFor();
  expect(await answersOf(attemptId)).toEqual({
    [itemOf('SINGLE')]: 'A',
    [itemOf('MULTIPLE')]: 'A',
    [itemOf('TRUE_FALSE')]: 'A',
    [itemOf('FILL_IN')]: '甲\n',
    [itemOf('NUMERIC')]: '0.3',
    [itemOf('MATCHING')]: ',B',
    [itemOf('ORDERING')]: '3,,',
  });
  expect(await fields('MATCHING').nth(1).inputValue()).toBe('B');
});
