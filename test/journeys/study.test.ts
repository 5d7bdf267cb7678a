import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { reachStudy } from './support/course.ts';
import { expectAccessible } from './support/inspect.ts';
import { accountFor, signIn, visit } from './support/visit.ts';

const city = openCity();
let page: Page;
let desk: string;
let lesson: string;

beforeAll(async () => {
  page = await visit(city.browser, city.product);
  await signIn(page, accountFor(city.product, '正在学习'));
  desk = `/study/${await reachStudy(page)}`;
  await page.getByRole('listitem').filter({ hasText: '视频已看' }).last().getByRole('link').click();
  await page.waitForURL(/\/lessons\//);
  lesson = page.url();
});

// Its clock is set by hand: nobody else can use it.
afterAll(() => page?.context().close());

test('Q18: a film plays, and what was watched is acknowledged with the time', async () => {
  await expectAccessible(page);
  await play(page);
  await untilPlayed(page, 2);
  expect(
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth),
  ).toBeGreaterThan(0);
  const beat = await pause(page);
  expect(beat.watchedSeconds).toBeGreaterThan(0);
  await page.getByText(/^已保存 \d\d:\d\d:\d\d$/).waitFor();
  await page.getByText(`已看 ${beat.watchedSeconds}秒`).waitFor();
});

test('E9: seeking earns nothing; what could not be sent is sent later', async () => {
  const before = await watched();
  await jump(page, 60);
  await play(page);
  await untilPlayed(page, 61);
  await page.context().setOffline(true);
  await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
  await page.getByText(/网络不通，\d+秒已记在本页/).waitFor();
  const answer = page.waitForResponse(/heartbeats$/);
  await page.context().setOffline(false);
  const { watchedSeconds } = await (await answer).json();
  expect(watchedSeconds - before).toBeGreaterThanOrEqual(1);
  expect(watchedSeconds - before).toBeLessThan(50);
  await page.getByText(/^已保存/).waitFor();

  await page.reload();
  await page.getByText(`已看 ${watchedSeconds}秒`).waitFor();
  await page.getByRole('table', { name: '学习记录' }).getByText('观看视频').first().waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) >= 60);
});

test('E10, Q19: a second tab takes over, and the first says so and can take it back', async () => {
  // The page's own clock, so that its next heartbeat comes when the test says so.
  await page.clock.install();
  await page.reload();
  await play(page);
  await untilPlayed(page, 62);
  const second = await page.context().newPage();
  await second.goto(lesson);
  const claimed = second.waitForResponse(/playback$/);
  await play(second);
  await claimed;
  await page.clock.runFor(10_000);
  await page.getByText('您正在另一个页面或设备上播放，这里已暂停').waitFor();
  expect(await isPaused(page)).toBe(true);
  await page.getByRole('button', { name: '在这里继续播放' }).click();
  await page.waitForFunction(() => document.querySelector('video')?.paused === false);
  await second.close();
});

test('N13: the whole topic is downloaded, going on where the connection broke', async () => {
  await page.goto(desk);
  const ranges: (string | undefined)[] = [];
  await page.route('**/downloads/*/topic', async (route) => {
    ranges.push(route.request().headers().range);
    if (ranges.length === 1) await cutInHalf(route);
    else await route.continue();
  });
  const resumed = page.waitForResponse((answer) => answer.status() === 206);
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载整个专题' }).click();
  const half = Number(/bytes=(\d+)-/.exec((await resumed).request().headers().range ?? '')?.[1]);
  const download = await saved;
  await page.getByText('下载完成。').waitFor();
  await page.unrouteAll();

  expect(ranges).toEqual([undefined, `bytes=${half}-`]);
  expect(download.suggestedFilename()).toBe(`${new Date().getFullYear()}年公需科目.zip`);
  const whole = await (
    await page.request.get(`${desk.replace('study', 'downloads')}/topic`)
  ).body();
  expect(readFileSync(await download.path()).equals(whole)).toBe(true);
  expect(whole.subarray(0, 2).toString()).toBe('PK');
  expect(half).toBe(Math.floor(whole.length / 2));
});

async function play(tab: Page): Promise<void> {
  await tab.locator('video').evaluate((video: HTMLVideoElement) => video.play());
}

const untilPlayed = (tab: Page, second: number) =>
  tab.waitForFunction((at) => (document.querySelector('video')?.currentTime ?? 0) > at, second);

const jump = (tab: Page, second: number) =>
  tab.locator('video').evaluate((video: HTMLVideoElement, at) => {
    video.currentTime = at;
  }, second);

const isPaused = (tab: Page) =>
  tab.locator('video').evaluate((video: HTMLVideoElement) => video.paused);

/** Pauses, and waits until the server has acknowledged what was played. */
async function pause(tab: Page): Promise<{ watchedSeconds: number }> {
  const answer = tab.waitForResponse(/heartbeats$/);
  await tab.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
  return (await answer).json();
}

async function watched(): Promise<number> {
  const text = (await page.locator('[data-watched]').textContent()) ?? '';
  return Number(/已看 (\d+)秒/.exec(text)?.[1]);
}

/** The line breaks after the first half of the bytes. */
async function cutInHalf(route: Route): Promise<void> {
  const answer = await route.fetch();
  const body = await answer.body();
  await route.fulfill({ response: answer, body: body.subarray(0, Math.floor(body.length / 2)) });
}
