import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isInSample } from '../support/sample-of.ts';
import { runAxe } from './support/axe.ts';
import { openCity } from './support/city.ts';
import { reachStudy, startExam } from './support/course.ts';
import { expectToFit } from './support/inspect.ts';
import { isFirst, isInspected, kindOf } from './support/inspect-every-page.ts';
import { handIn } from './support/sheet.ts';
import { measure, slowLine, type Traffic } from './support/traffic.ts';
import { accountFor, phone, signIn, visit } from './support/visit.ts';

const kilobyte = 1024;

const city = openCity();

test('§2: the home page, cold, is at most 100 KB and there within 3 s on 1 Mbit/s', async () => {
  const page = await visit(city.browser, city.product);
  const traffic = await measure(page, '/', slowLine);
  report('/', traffic);
  expect(traffic.total).toBeLessThanOrEqual(100 * kilobyte);
  // Page, then style sheet and script: two rounds after the connection's own.
  const rounds = 3 * (slowLine.latencyMs / 1000);
  expect((traffic.total * 8) / slowLine.bitsPerSecond + rounds).toBeLessThan(3);
  expectOwnHostOnly(traffic);
  expectSmallScript(traffic);
});

test('the exam page of 50 questions is at most 80 KB with all it needs', async () => {
  const hint = '课程已经学完';
  const page = await signedIn(hint);
  const enrolmentId = await reachStudy(page);
  const paths = ['/', `/study/${enrolmentId}`, `/practice/${enrolmentId}`, `/exams/${enrolmentId}`];
  for (const path of some(paths, hint)) await expectLight(page, path);
  await startExam(page, enrolmentId);
  const sheet = new URL(page.url()).pathname;
  const traffic = await measure(page, sheet);
  report(sheet, traffic);
  expect(await page.locator('[data-item]').count()).toBe(50);
  expect(traffic.total).toBeLessThanOrEqual(80 * kilobyte);
  expectOwnHostOnly(traffic);
  expectSmallScript(traffic);

  await look(page);
  for (const path of some([`${sheet}/submission`], hint)) await look(page, path);
  await page.goto(sheet);
  await handIn(page);
  const result = new URL(page.url()).pathname;
  for (const path of some([result, ...paths], `${hint}, done`)) await look(page, path);
});

test('a learner finds lesson and mock exam whole and accessible at every size', async () => {
  const page = await signedIn('正在学习');
  const enrolmentId = await reachStudy(page);
  const film = page.getByRole('listitem').filter({ hasText: '视频已看' }).first().getByRole('link');
  await look(page, (await film.getAttribute('href')) ?? '');
  await page.goto(`/practice/${enrolmentId}`);
  await page.getByRole('button', { name: '开始模拟考试' }).click();
  await page.waitForURL(/\/mocks\//);
  await page.goto(`${page.url()}/submission`);
  await page.getByRole('button', { name: '交卷，看答案' }).click();
  await page.waitForURL(/\/result$/);
  await look(page);
});

test('a learner finds every page whole and accessible at every size', async () => {
  const hint = '合格单已经审验盖章';
  const page = await signedIn(hint);
  await walkNavigation(page, hint);
  await page.goto('/slips');
  const slip = await page.getByRole('main').getByRole('link').first().getAttribute('href');
  await look(page, slip ?? '/slips');
});

test.each(['刚刚注册', '已经选课'])(
  'a learner finds course, enrolment and payment whole and accessible: %s',
  async (hint) => {
    const page = await signedIn(hint);
    await page.goto('/courses');
    await page
      .getByRole('link', { name: /了解与选报|继续办理/ })
      .first()
      .click();
    await page.waitForURL(/courses\/|enrolments\//);
    await look(page);
    const pay = page.getByRole('link', { name: '去缴费' });
    if (await pay.isVisible()) {
      await pay.click();
      await page.waitForURL(/\/payment$/);
      await look(page);
    }
  },
);

test('a visitor finds every page whole and accessible at every size', async () => {
  const page = await visit(city.browser, city.product);
  const paths = [
    '/',
    '/login',
    '/register',
    '/courses',
    '/verify',
    '/privacy',
    '/help',
    '/password-reset',
    '/demo',
  ];
  for (const path of some(paths, 'visitor')) await look(page, path);
});

const officers = [
  '沙坪坝区窗口',
  '培训中心：',
  '市属医院：',
  '人才代理机构：',
  '继续教育协会：',
  '行业主管部门：',
  '市人力社保局：',
  '系统管理员：',
  '安全管理员：',
  '审计员：',
];

test.each(officers.filter((hint) => isInSample(hint, 3)))(
  'an officer finds every page whole and accessible at every size: %s',
  async (hint) => {
    await walkNavigation(await signedIn(hint), hint);
  },
);

/** The pages of a person that are looked at: one in four in `npm test`, whatever the ids in their addresses. */
const some = (paths: string[], who: string) =>
  paths.filter((path) => isInSample(`${who} ${path.replace(/\/[^/]*\d[^/]*/g, '/:id')}`, 4));

async function signedIn(hint: string): Promise<Page> {
  const page = await visit(city.browser, city.product);
  await signIn(page, accountFor(city.product, hint));
  return page;
}

/** The pages to which the navigation leads, measured and looked at. */
async function walkNavigation(page: Page, hint: string): Promise<void> {
  await page.goto('/');
  const links = page.getByRole('navigation', { name: '主要导航', exact: true }).getByRole('link');
  const paths = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).pathname),
  );
  expect(paths.length).toBeGreaterThan(0);
  for (const path of some(paths, hint)) {
    await expectLight(page, path);
    await look(page);
  }
}

/**
 * Accessible on a desk and on a phone, and nothing stands out at any size. On a desk every page is inspected
 * once it has loaded (support/inspect-every-page.ts), on a phone here: some of the kinds in `npm test`.
 */
async function look(page: Page, path?: string): Promise<void> {
  if (path) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
  }
  await expectToFit(page);
  const kind = `phone ${await kindOf(page)}`;
  if (!isInspected(kind) || !isFirst(kind)) return;
  await page.setViewportSize(phone);
  expect(await runAxe(page), `axe on ${page.url()}`).toEqual([]);
}

async function expectLight(page: Page, path: string): Promise<void> {
  const traffic = await measure(page, path);
  report(path, traffic);
  expectOwnHostOnly(traffic);
  expectSmallScript(traffic);
}

function expectOwnHostOnly({ hosts }: Traffic): void {
  expect(hosts).toEqual([new URL(city.product.url).host]);
}

function expectSmallScript({ script }: Traffic): void {
  expect(script).toBeLessThanOrEqual(20 * kilobyte);
}

function report(path: string, { total, script, seconds }: Traffic): void {
  const kb = (bytes: number) => (bytes / kilobyte).toFixed(1);
  console.info(`${path}: ${kb(total)} KB, script ${kb(script)} KB, ${seconds.toFixed(2)} s`);
}
