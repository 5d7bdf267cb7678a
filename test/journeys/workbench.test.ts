import { expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { Keyboard } from './support/keyboard.ts';
import { officer } from './support/officers.ts';

const city = openCity();

test('N24: with the keyboard alone a slip is found, asked about, and endorsed; a letter alone endorses nothing', async () => {
  const page = await officer(city.browser, city.product, '两江新区：');
  const keyboard = new Keyboard(page);
  await page.goto('/endorsements');
  const waiting = await page.locator('tr[data-row]').count();
  await keyboard.press(page.getByRole('link', { name: '跳到列表' }), 3);
  await keyboard.key('j', 'x');
  await page.getByText('已选 1').waitFor();
  await keyboard.key('a');
  const confirm = page.getByRole('button', { name: '确认审验' });
  expect(await confirm.evaluate((button) => button === document.activeElement)).toBe(true);
  await keyboard.key('Escape');
  expect(await page.locator('tr[data-row]').count()).toBe(waiting);
  await keyboard.key('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await keyboard.key('Escape', 'Enter');
  await page.waitForURL(/\/endorsements\/[\da-f-]{36}/);
  await page.getByText('平台记录').waitFor();
  await keyboard.key('a', 'Enter');
  await page.getByText('已审验 1 张合格单').waitFor();
});
