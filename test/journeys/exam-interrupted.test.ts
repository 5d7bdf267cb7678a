import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, startProduct } from '../support/product.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { findBrowser } from './support/city.ts';
import { closeContexts } from './support/contexts.ts';
import { reachStudy, startExam, studyAll } from './support/course.ts';
import { copyDemoCity } from './support/demo-city.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { choose, optionOf, readSheet, untilSaved } from './support/sheet.ts';
import { accountFor, phone, signIn, visit } from './support/visit.ts';

// Browsers know the proxy alone, so that a restarted product is where they look for it.
let proxy: TcpProxy;
let url: string;
let product: RunningProduct;
let browser: Browser;
/** The sheet on the laptop. */
let laptop: Page;
let sheetUrl: string;
let deadline: string;

beforeAll(async () => {
  proxy = await TcpProxy.open();
  url = `http://127.0.0.1:${proxy.port}`;
  await start(await copyDemoCity());
  browser = await findBrowser();
  laptop = await visit(browser, { url });
  await signIn(laptop, accountFor(product, '课程已经学完'));
  const enrolmentId = await reachStudy(laptop);
  await studyAll(laptop, enrolmentId);
  await startExam(laptop, enrolmentId);
  sheetUrl = laptop.url();
  deadline = await deadlineOn(laptop);
});

afterAll(async () => {
  await closeContexts(browser);
  await product?.remove();
  await proxy?.close();
});

async function start(dataDir: string): Promise<void> {
  product = await startProduct({ dataDir });
  proxy.target = Number(new URL(product.url).port);
}

test('Q23: an answer is called saved only after the server has said so', async () => {
  proxy.state = { is: 'hold' };
  await choose(laptop, 1, 'A');
  await saying('正在保存…').waitFor();
  // What was held breaks; the answer is sent again on another connection.
  proxy.state = { is: 'pass' };
  await untilSaved(laptop);
  for (const item of [2, 3]) await choose(laptop, item, 'B');
  await untilSaved(laptop);
});

test('Q22: without network the answers wait in the browser, and are saved by themselves afterwards', async () => {
  await laptop.context().setOffline(true);
  await choose(laptop, 4, 'C');
  await choose(laptop, 5, 'D');
  await saying('2题等待保存').waitFor();
  await laptop.getByText('暂时连不上服务器').waitFor();
  await expectAccessible(laptop);
  await expectNoOverflow(laptop);
  await laptop.context().setOffline(false);
  await untilSaved(laptop);
  expect(await onAnotherTab()).toEqual({ 1: 'A', 2: 'B', 3: 'B', 4: 'C', 5: 'D' });
});

test('Q22: an answer given offline outlives a crash of the tab', async () => {
  await laptop.goto(sheetUrl);
  await laptop.context().setOffline(true);
  await choose(laptop, 6, 'A');
  await saying('1题等待保存').waitFor();
  const crashed = laptop.waitForEvent('crash');
  await laptop.goto('chrome://crash').catch(() => {});
  await crashed;
  const context = laptop.context();
  await laptop.close();
  await context.setOffline(false);
  laptop = await context.newPage();
  await laptop.goto(sheetUrl);
  await untilSaved(laptop);
  expect(await optionOf(laptop, 6, 'A').isChecked()).toBe(true);
  expect(await readSheet(laptop)).toMatchObject({ 1: 'A', 5: 'D', 6: 'A' });
});

test('N19: product and database killed in the middle of the exam: nothing acknowledged is lost', async () => {
  await choose(laptop, 7, 'B');
  await untilSaved(laptop);
  await product.kill9();
  proxy.target = null;
  await choose(laptop, 8, 'C');
  await saying('1题等待保存').waitFor();
  await start(product.dataDir);
  await untilSaved(laptop);
});

test('N19, Q22: the learner continues on a phone, the time has run on, and the laptop learns that it was taken over', async () => {
  const saved = { 1: 'A', 2: 'B', 3: 'B', 4: 'C', 5: 'D', 6: 'A', 7: 'B', 8: 'C' };
  const dying = await goOnWithPhone();
  expect(await readSheet(dying)).toEqual(saved);
  expect(await deadlineOn(dying)).toBe(deadline);
  await choose(dying, 9, 'A');
  await untilSaved(dying);
  // Its battery is empty: nothing is sent, nothing is kept.
  await dying.context().close();

  const mobile = await goOnWithPhone();
  // By its next answer, or by its next contact when that comes first and has closed the fields.
  await optionOf(laptop, 10, 'D').evaluate((field: HTMLInputElement) => field.click());
  await laptop.getByText('这份试卷已在另一个页面或设备上打开，这里不能再作答').waitFor();
  expect(await optionOf(laptop, 11, 'A').isDisabled()).toBe(true);
  await expectAccessible(laptop);

  await mobile.getByRole('button', { name: '检查并交卷' }).first().click();
  await mobile.getByText('还有 41 题没有作答').waitFor();
  const open = mobile.getByRole('navigation', { name: '没有作答的题' }).getByRole('link');
  expect(await open.count()).toBe(41);
  await open.first().click();
  await mobile.waitForURL(/#q10$/);
  expect(await readSheet(mobile)).toEqual({ ...saved, 9: 'A' });

  await handInTwice(mobile);
});

/** Another device, nothing remembered: logs in and follows the banner on the home page. */
async function goOnWithPhone(): Promise<Page> {
  const page = await visit(browser, { url }, { viewport: phone, hasTouch: true, isMobile: true });
  await signIn(page, accountFor(product, '课程已经学完'));
  await page.goto('/');
  await page
    .getByText(/考试正在进行/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: '继续考试' }).first().click();
  await page.waitForURL(sheetUrl);
  return page;
}

/** Two tabs press the button: the exam is graded once, with one receipt. */
async function handInTwice(page: Page): Promise<void> {
  const other = await page.context().newPage();
  for (const tab of [page, other]) await tab.goto(`${sheetUrl}/submission`);
  await Promise.all(
    [page, other].map(async (tab) => {
      await tab.getByRole('button', { name: '确认交卷' }).click();
      await tab.getByRole('heading', { name: '考试成绩' }).waitFor();
    }),
  );
  expect(await receiptOn(page)).toBe(await receiptOn(other));
  const crumbs = page.getByRole('navigation', { name: '所在位置' });
  await crumbs.getByRole('link', { name: '考试', exact: true }).click();
  await page.waitForURL(/\/exams\//);
  expect(await page.getByRole('table', { name: '考试记录' }).getByRole('row').count()).toBe(2);
  await laptop.reload();
  await laptop.waitForURL(/\/result$/);
}

const saying = (text: string) => laptop.locator('[data-saved]', { hasText: text });

/** What the server has, seen on a tab that has nothing of its own. */
async function onAnotherTab(): Promise<Record<number, string>> {
  const tab = await laptop.context().newPage();
  await tab.goto(sheetUrl);
  const sheet = await readSheet(tab);
  await tab.close();
  return sheet;
}

async function deadlineOn(page: Page): Promise<string> {
  const props = await page.locator('[data-island="exam-sheet"] > [data-props]').textContent();
  return JSON.parse(props ?? '{}').deadlineAt;
}

async function receiptOn(page: Page): Promise<string> {
  const place = page
    .locator('dt', { hasText: '回执编号' })
    .locator('xpath=following-sibling::dd[1]');
  return (await place.textContent()) ?? '';
}
