import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runAxe } from './support/axe.ts';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { phone, smallDesk } from './support/visit.ts';

const city = openCity();

/** Types into the search box that `/` leads to, and opens the person where several are found. */
async function search(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.getByLabel('全站搜人和机构').fill(name);
  await page.keyboard.press('Enter');
  // One person's dossier, or an answer that is kept for this page.
  await page.waitForURL((url) => url.pathname !== '/' || url.search !== '');
}

test('N34: a dossier is opened from the one search box by four roles, and not by the fifth', async () => {
  const unit = await officer(city.browser, city.product, '市属医院：审验本单位职工');
  await unit.goto('/roster');
  const name = (await unit.locator('td[data-label=姓名]').first().textContent())?.trim() ?? '';
  const others = ['专业技术人员管理处', '培训中心：', '沙坪坝区窗口'];
  const pages = [unit];
  for (const hint of others) pages.push(await officer(city.browser, city.product, hint));
  for (const page of pages) {
    await search(page, name);
    const found = page.getByRole('link', { name, exact: true }).first();
    if (!page.url().includes('/people/')) await found.click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    expect(page.url()).not.toContain(encodeURIComponent(name));
  }
  for (const viewport of [smallDesk, phone]) {
    await unit.setViewportSize(viewport);
    await expectNoOverflow(unit);
  }
  expect(await runAxe(unit)).toEqual([]);
  const stranger = await officer(city.browser, city.product, '区属学校：合格单由区人社局审验');
  await search(stranger, name);
  await stranger.getByText('没有查到').waitFor();
});
