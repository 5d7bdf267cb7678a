import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { reachStudy } from './support/course.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { accountFor, phone, signIn, visit } from './support/visit.ts';

const city = openCity();
let page: Page;
let lesson: string;

beforeAll(async () => {
  page = await visit(city.browser, city.product, { viewport: phone });
  await signIn(page, accountFor(city.product, '正在学习'));
  await reachStudy(page);
  await page.getByRole('link', { name: /第1课/ }).first().click();
  await page.waitForURL(/\/lessons\//);
  lesson = page.url();
});

// It keeps a worker and caches: nobody else can use it.
afterAll(() => page?.context().close());

test('a phone whose line is cut reads the lesson it kept, and “no line” elsewhere; signing out removes it', async () => {
  await page.getByRole('button', { name: '把打开的课存到这台设备' }).click();
  await page.getByText('断网也能看（视频除外）').waitFor();
  await expectAccessible(page);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: /第1课/ }).waitFor();
  await expectNoOverflow(page);
  await page.goto(`${city.product.url}/slips`);
  await page.getByRole('heading', { name: '现在没有网络' }).waitFor();
  await page.context().setOffline(false);
  await page.goto(lesson);
  await page.getByRole('heading', { level: 1, name: /第1课/ }).waitFor();
  await page.locator('details.person-menu > summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForLoadState();
  expect(await page.evaluate(() => caches.has('jixue-lessons'))).toBe(false);
});
