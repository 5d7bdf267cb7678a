import { afterAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { accountFor, phone, signIn, visit } from './support/visit.ts';

const city = openCity();
const authenticators: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const remove of authenticators) await remove();
});

test('E23: an officer adds a passkey with the password, and logs in with it instead of a code', async () => {
  // A passkey belongs to a name, never to an address: on the machine itself that is localhost.
  const product = { ...city.product, url: city.product.url.replace('127.0.0.1', 'localhost') };
  const account = accountFor(city.product, '两江新区');
  const page = await visit(city.browser, product, { viewport: phone });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasUserVerification: true, isUserVerified: true },
  });
  authenticators.push(() => devtools.detach());

  await signIn(page, account);
  await page.goto('/account/second-factor');
  await page.getByLabel('名称').fill('办公电脑');
  const card = page.locator('form[action="/account/second-factor/passkeys"]');
  await card.getByLabel('现在的密码').fill('falsch-1234-X');
  await card.getByRole('button', { name: '添加通行密钥' }).click();
  await card.getByRole('status').filter({ hasText: '密码不对' }).waitFor();
  await card.getByLabel('现在的密码').fill(account.password);
  await card.getByRole('button', { name: '添加通行密钥' }).click();
  await page.getByText('通行密钥已添加').waitFor();
  const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);

  await page.context().clearCookies();
  await page.goto('/login');
  await page.getByLabel('证件号码或手机号').fill(account.login);
  await page.getByLabel('密码').fill(account.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '用通行密钥验证' }).click();
  await page.waitForURL(/\/$/);
  await page.goto('/claims');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/claims');
});

test('ASVS 2.1: a new password is pasted, shown, and measured while it is typed', async () => {
  const product = { ...city.product, url: city.product.url.replace('127.0.0.1', 'localhost') };
  const page = await visit(city.browser, product, { viewport: phone });
  await signIn(page, accountFor(city.product, '市属医院职工，已经选课'));
  await page.goto('/account/password');
  const field = page.getByLabel('密码', { exact: true });
  await field.fill('Abc-123');
  await page.getByRole('status').filter({ hasText: '还差 3 个字符' }).waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('lantern Harbour 42 violet'));
  await field.fill('');
  await field.press('ControlOrMeta+V');
  await page.getByRole('status').filter({ hasText: '强' }).waitFor();
  expect(await field.inputValue()).toBe('lantern Harbour 42 violet');
  await page.locator('[data-eye]').nth(1).click();
  expect(await field.getAttribute('type')).toBe('text');
});
