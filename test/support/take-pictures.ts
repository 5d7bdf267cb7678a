import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as otpauth from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { handbookPictures } from './handbook-pictures.ts';
import { type RunningProduct, startProduct } from './product.ts';

// Takes docs/handbook/pictures/*.png, and without --handbook docs/pictures/*.png too, from the real pages of a new demo city.
const folder = resolve('docs/pictures');
const handbookFolder = resolve('docs/handbook/pictures');
mkdirSync(folder, { recursive: true });

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

const product = await startProduct({});
const browser = await launchBrowser();
try {
  await takeHandbookPictures(browser, product);
  if (!process.argv.includes('--handbook')) await takePictures(browser, product);
} finally {
  await browser.close();
  await product.stop();
  await product.remove();
}

/** Takes docs/handbook/pictures/*.png, one log-in a person. */
async function takeHandbookPictures(with_: Browser, city: RunningProduct): Promise<void> {
  mkdirSync(handbookFolder, { recursive: true });
  for (const [hint, pages] of Map.groupBy(handbookPictures, ([whose]) => whose)) {
    const page = await open(with_, city, hint);
    for (const [, path, name] of pages) {
      await page.goto(`${city.url}${path}`);
      await page.screenshot({ path: join(handbookFolder, `${name}.png`) });
    }
    await page.context().close();
  }
}

async function takePictures(with_: Browser, city: RunningProduct): Promise<void> {
  const visitor = await open(with_, city, null);
  await picture(visitor, '/', 'welcome');

  const studying = await open(with_, city, '正在学习');
  await picture(studying, '/', 'learner-home');
  await studying.setViewportSize(phone);
  await studying.goto(`${city.url}/courses`);
  await studying.getByRole('link', { name: '进入学习' }).first().click();
  await studying.getByRole('link', { name: /第4课/ }).first().click();
  await studying.screenshot({ path: join(folder, 'phone.png') });

  const ready = await open(with_, city, '课程已经学完');
  await ready.goto(`${city.url}/courses`);
  await ready.getByRole('link', { name: '进入学习' }).first().click();
  await ready.getByRole('link', { name: '去考试' }).first().click();
  await ready.getByLabel(/我已确认/).check();
  await ready.getByRole('button', { name: '开始考试' }).click();
  for (const item of [1, 2, 3, 5, 6])
    await ready
      .locator(`[data-item="${item}"] input`)
      .nth(item % 4)
      .check();
  await ready.getByText(/^已保存/).waitFor();
  await ready.screenshot({ path: join(folder, 'exam.png') });

  const clerk = await open(with_, city, '沙坪坝区窗口');
  const newcomer = accountOf(city, '刚刚注册');
  await clerk.goto(`${city.url}/counter`);
  await clerk.getByRole('textbox').first().fill(newcomer.login);
  await clerk.getByRole('button', { name: '查找' }).click();
  await clerk.waitForLoadState();
  await clerk.screenshot({ path: join(folder, 'counter.png') });
  await picture(clerk, '/endorsements', 'endorsements');

  const bureau = await open(with_, city, '市人力社保局');
  await picture(bureau, '/supervision', 'supervision');
  await bureau.goto(`${city.url}/findings`);
  await bureau.locator('main tbody a').first().click();
  await bureau.screenshot({ path: join(folder, 'finding.png') });

  await pictureOfSlip(await open(with_, city, '已经审验盖章'), city);
}

interface Account {
  login: string;
  password: string;
  try?: string;
  totpSecret?: string;
}

/** The account whose line of "what to try" begins so, or contains it. */
function accountOf(city: RunningProduct, hint: string): Account {
  const accounts = city.accounts as Account[];
  const account = accounts.find((one) => (one.try ?? '').includes(hint));
  if (!account) throw new Error(`no demo account for: ${hint}`);
  return account;
}

async function open(with_: Browser, city: RunningProduct, hint: string | null): Promise<Page> {
  const page = await (await with_.newContext({ viewport: desk, locale: 'zh-CN' })).newPage();
  await page.goto(`${city.url}/login`);
  if (hint === null) return page;
  const account = accountOf(city, hint);
  await page.getByLabel('证件号码或手机号').fill(account.login);
  await page.getByLabel('密码').fill(account.password);
  await page.getByRole('button', { name: '登录' }).click();
  if (account.totpSecret) {
    const code = new otpauth.TOTP({ secret: account.totpSecret }).generate();
    await page.getByLabel(/验证码/).fill(code);
    await page.locator('main').getByRole('button').first().click();
  }
  await page.waitForLoadState();
  return page;
}

async function picture(page: Page, path: string, name: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function pictureOfSlip(page: Page, city: RunningProduct): Promise<void> {
  await page.goto(`${city.url}/slips`);
  const href = await page.getByRole('link', { name: /打印/ }).first().getAttribute('href');
  const answer = await page.request.get(`${city.url}${href}`);
  const pdf = join(city.dataDir, 'slip.pdf');
  writeFileSync(pdf, await answer.body());
  execFileSync('pdftoppm', ['-r', '80', '-png', '-singlefile', pdf, join(folder, 'slip')]);
}
