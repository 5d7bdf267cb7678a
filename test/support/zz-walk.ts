import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

const out = '/tmp/rights-shots';
const widths = [390, 1024, 1440];
const server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
  env: { ...process.env, NODE_ENV: 'production', DATA_DIR: '/tmp/rights-walk', DEMO: 'off', PORT: '4391', LOG_LEVEL: 'error', LIMITS: 'off' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const links: string[] = [];
for await (const line of createInterface({ input: server.stdout })) {
  console.log(line);
  if (line.includes('first-administrator')) links.push(line.trim());
  if (line.includes('继学已启动')) break;
}
server.stdout.resume();
const browser = await launchBrowser();
const base = 'http://127.0.0.1:4391';
const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const numberOf = (n: number) => {
  const head = `5001031990010${1000 + n}`.slice(0, 17);
  return head + '10X98765432'[[...head].reduce((sum, d, i) => sum + Number(d) * (w[i] as number), 0) % 11];
};
const password = 'Lizi7-maojin-tie';
async function look(page: Page, name: string) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 1024 ? 768 : 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) console.log(`OVERFLOW ${name} at ${width}: ${over}`);
    await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: true });
  }
}
const pages: Page[] = [];
const secrets: string[] = [];
for (const [n, link] of links.entries()) {
  const page = await (await browser.newContext({ baseURL: base, locale: 'zh-CN' })).newPage();
  page.on('pageerror', (error) => console.log('PAGE ERROR', error.message));
  page.setDefaultTimeout(60_000);
  await page.goto(link);
  if (n === 0) {
    await page.getByRole('button', { name: /^设立/ }).click();
    await page.waitForLoadState();
    await look(page, 'link-empty');
  }
  await page.getByLabel('证件号码', { exact: false }).last().fill(numberOf(n));
  await page.getByLabel('姓名').fill(`管理${'甲乙丙丁'[n]}`);
  await page.getByLabel('手机号').fill(`1390000001${n}`);
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=passwordAgain]').fill(password);
  await page.getByRole('button', { name: /^设立/ }).dblclick();
  await page.waitForURL(/login/);
  await page.goBack();
  await page.waitForLoadState();
  console.log('back after link', n, page.url().replace(/code=.*/, ''), (await page.locator('h1').first().textContent())?.trim());
  await page.goto('/login');
  await page.getByLabel('证件号码或手机号').fill(`1390000001${n}`);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(/second-factor/);
  const secret = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '');
  secrets.push(secret);
  await page.getByLabel('6 位验证码').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: '确认' }).click();
  await page.waitForLoadState();
  pages.push(page);
}
const [first, second, security, auditor] = pages as [Page, Page, Page, Page];
await look(security, 'home-security');
await look(first, 'home-system');
// A learner-less officer candidate: a registered person.
const person = numberOf(20);
await first.goto('/role-assignments');
await look(first, 'roles-list');
await first.getByRole('link', { name: '授予岗位' }).click();
await first.getByRole('button', { name: '提请复核' }).click();
await first.waitForLoadState();
await look(first, 'grant-errors');
await first.getByLabel('证件号码或手机号').fill('13900000013');
await first.getByLabel('岗位').selectOption('MUNICIPAL_OFFICER');
await first.getByLabel('单位').fill('市人力社保局');
await first.getByLabel('最后一天').fill('2020-01-01');
await first.getByLabel('理由').fill('试着给审计员授权');
await first.getByRole('button', { name: '提请复核' }).click();
await first.waitForLoadState();
await look(first, 'grant-refused');
console.log('grant refused says', (await first.locator('[data-error-summary]').textContent())?.slice(0, 120));
await first.goBack();
console.log('back', first.url());
// Change the term of the auditor: proposed by one, confirmed by another.
await first.goto('/role-assignments?words=管理丁');
await first.getByRole('link', { name: '管理丁' }).click();
await first.waitForLoadState();
await look(first, 'role-page');
await first.getByText('更改期限').click();
await first.locator('details[open] input[name=until]').fill('2027-12-31');
await first.locator('details[open] textarea').fill('按任期两年');
await look(first, 'role-page-open');
await first.locator('details[open] button[type=submit]').dblclick();
await first.waitForURL(/proposals/);
await look(first, 'proposal-own');
const proposal = first.url();
await second.goto(proposal);
await look(second, 'proposal-decide');
await second.getByRole('button', { name: '确认', exact: true }).dblclick();
await second.waitForLoadState();
await look(second, 'proposal-done');
await second.goBack();
await second.waitForLoadState();
console.log('back after confirm', second.url(), (await second.locator('h1').textContent())?.trim());
await first.goto('/role-assignments?words=管理丁');
await first.getByRole('link', { name: '管理丁' }).click();
await first.getByText('结束岗位').click();
await first.locator('details[open] button[type=submit]').click();
await first.waitForLoadState();
await look(first, 'role-page-refused');
await security.goto('/security-settings');
await look(security, 'settings');
await security.locator('input[name=idleMinutes]').fill('600');
await security.getByRole('button', { name: '提请复核' }).click();
await security.waitForLoadState();
await look(security, 'settings-refused');
await security.goto('/role-reviews');
await look(security, 'reviews');
await security.getByRole('button', { name: /继续保留/ }).click();
await security.waitForLoadState();
await look(security, 'reviews-none');
await auditor.goto('/account/roles');
await look(auditor, 'own-roles');
await auditor.goto('/account/second-factor');
await auditor.getByText('换一个').click();
await auditor.locator('details[open] input[name=password]').fill(password);
await auditor.locator('details[open] button[type=submit]').click();
await auditor.waitForLoadState();
await look(auditor, 'new-app');
await auditor.getByLabel('6 位验证码').fill('000000');
await auditor.getByRole('button', { name: '启用新的验证器' }).click();
await auditor.waitForLoadState();
await look(auditor, 'new-app-wrong');
await auditor.goto('/messages/mail-address');
await auditor.getByRole('button', { name: '发送验证码' }).click();
await auditor.waitForLoadState();
await look(auditor, 'mail-refused');
await auditor.goto('/account/phone');
await look(auditor, 'phone');
await browser.close();
server.kill('SIGTERM');
