import { TOTP } from 'otpauth';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DemoAccount, RunningProduct } from '../../support/product.ts';
import { openPage } from './contexts.ts';

export const desk = { width: 1440, height: 900 };
export const smallDesk = { width: 1024, height: 768 };
export const phone = { width: 390, height: 844 };

/** Far longer than a page takes on the slowest machine. */
const patienceMs = 120_000;

/** A page in a browser context of its own that remembers nothing. */
export async function visit(
  browser: Browser,
  product: Pick<RunningProduct, 'url'>,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, {
    baseURL: product.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: desk,
    ...options,
  });
  page.context().setDefaultTimeout(patienceMs);
  return page;
}

/** The demo account whose line of "what to try" contains the hint. */
export function accountFor(product: RunningProduct, hint: string): DemoAccount {
  const account = product.accounts.find((one) => one.try?.includes(hint));
  if (!account) throw new Error(`no demo account for: ${hint}`);
  return account;
}

/**
 * Logs in by the requests that the forms of the login pages send, officers with their second factor; the page
 * stays where it is.
 */
export async function signIn(page: Page, account: DemoAccount): Promise<void> {
  const { login: loginName, password } = account;
  await submit(page, '/login', { loginName, password });
  const code = codeOf(account);
  if (code) await submit(page, '/second-factor', { code });
}

/** Logs in on the login pages, as a person does. */
export async function signInByHand(page: Page, account: DemoAccount): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('证件号码或手机号').fill(account.login);
  await page.getByLabel('密码').fill(account.password);
  await page.getByRole('button', { name: '登录' }).click();
  const code = codeOf(account);
  if (code) {
    await page.getByLabel('6 位验证码').fill(code);
    await page.getByRole('button', { name: '确认' }).click();
  }
  await page.getByText('登录', { exact: true }).first().waitFor({ state: 'hidden' });
}

function codeOf(account: DemoAccount): string | null {
  const { totpSecret } = account as { totpSecret?: string };
  return totpSecret ? new TOTP({ secret: totpSecret }).generate() : null;
}

/** Sends the form of a page as its browser would, with cookies and token. */
async function submit(page: Page, path: string, form: Record<string, string>): Promise<void> {
  const shown = await (await page.request.get(path)).text();
  const token = /name="csrf-token" content="([^"]+)"/.exec(shown)?.[1] ?? '';
  const options = { form: { ...form, _csrf: token }, maxRedirects: 0 };
  expect((await page.request.post(path, options)).status(), path).toBe(303);
}

/**
 * Sends a form as the page that has it would, without showing any; returns where its answer leads. For the many
 * steps that other journeys look at.
 */
export async function send(
  page: Page,
  path: string,
  form: Record<string, string | string[]>,
): Promise<string> {
  const shown = await (await page.request.get('/')).text();
  const token = /name="csrf-token" content="([^"]+)"/.exec(shown)?.[1] ?? '';
  const sent = new URLSearchParams({ _csrf: token });
  for (const [name, value] of Object.entries(form))
    for (const one of [value].flat()) sent.append(name, one);
  const answer = await page.request.post(path, {
    data: sent.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    maxRedirects: 0,
  });
  const to = answer.headers().location ?? '';
  expect([answer.status(), /[?&]refused=/.test(to)], path).toEqual([303, false]);
  return to;
}

/** A browser in which the demo person of a name is signed in. */
export async function visitAs(
  browser: Browser,
  product: RunningProduct,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const account = product.accounts.find((one) => one.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  const page = await visit(browser, product, options);
  await signIn(page, account);
  return page;
}

/**
 * Opens a page when it says something: what jobs bring comes within seconds. Until then it is only requested,
 * not shown.
 */
export async function untilSaid(page: Page, path: string, text: string | RegExp): Promise<void> {
  const answer = async () => (await page.request.get(path)).text();
  const said = expect.poll(answer, { timeout: patienceMs, interval: 250 });
  await (typeof text === 'string' ? said.toContain(text) : said.toMatch(text));
  await page.goto(path);
}

/** The newest code sent to a phone, given as the outbox shows it; a job sends it within seconds. */
export async function codeSentTo(
  city: { browser: Browser; product: RunningProduct },
  masked: string,
): Promise<string> {
  const outbox = await visit(city.browser, city.product);
  const rows = outbox
    .getByRole('row')
    .filter({ hasText: masked })
    .filter({ hasText: /验证码 \d{6}/ });
  const sent = async () => {
    await outbox.goto('/demo/outbox');
    return rows.count();
  };
  await expect.poll(sent, { timeout: patienceMs, interval: 300 }).toBeGreaterThan(0);
  const code = /验证码 (\d{6})/.exec((await rows.first().textContent()) ?? '')?.[1] as string;
  await outbox.context().close();
  return code;
}
