import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test('N4: password and SMS code are tabs that keep where one was going, and three ways lead back in', async () => {
  const visitor = await app.as(null);
  const page = parse((await visitor.get('/login?next=/account')).body);
  const tabs = page.querySelectorAll('[aria-label=登录方式] a');
  expect(tabs.map((tab) => [tab.text, tab.getAttribute('href')])).toEqual([
    ['密码登录', '/login?next=%2Faccount'],
    ['短信验证码', '/login/sms?next=%2Faccount'],
  ]);
  expect(page.querySelector('[data-eye]')?.text).toBe('显示');
  expect(page.querySelectorAll('[aria-labelledby=back-in] a')).toHaveLength(3);
  const sms = parse((await visitor.get('/login/sms?next=/account')).body);
  expect(sms.querySelector('[name=loginName]')?.getAttribute('inputmode')).toBe('tel');
  expect(sms.querySelector('[name=next]')?.getAttribute('value')).toBe('/account');
});

test('every page says in its head what it is about', async () => {
  const visitor = await app.as(null);
  const description = async (path: string) =>
    parse((await visitor.get(path)).body)
      .querySelector('meta[name=description]')
      ?.getAttribute('content');
  expect(await description('/verify')).toContain('编号和查验码');
  expect(await description('/login')).toContain('公需科目');
});
