import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { accountFor, signInByHand, visit } from './support/visit.ts';

const city = openCity();
let bureau: Page;

beforeAll(async () => {
  bureau = await visit(city.browser, city.product);
  await signInByHand(bureau, accountFor(city.product, '看全市的情况'));
});

test('the municipal bureau goes from the city to a district, a unit and its people', async () => {
  await bureau.goto('/statistics');
  await bureau.getByRole('heading', { name: '全市继续教育统计' }).waitFor();
  await bureau.getByRole('figure', { name: /^逐年比较/ }).waitFor();
  await expectAccessible(bureau);
  await expectNoOverflow(bureau);
  const places = bureau.getByRole('figure', { name: /按区县/ });
  await places.locator('summary').click();
  if (!(await places.getByRole('link').first().isVisible()))
    await places.locator('summary').click();
  await places.getByRole('link').first().click();
  await bureau.getByRole('heading', { name: '单位统计' }).waitFor();
  await expectAccessible(bureau);
  await bureau.getByRole('table').getByRole('link').first().click();
  await bureau.getByRole('heading', { name: '人员名单' }).waitFor();
  await expectAccessible(bureau);
  await expectNoOverflow(bureau);
});

test('a file is ordered, its progress watched, and fetched', async () => {
  await bureau.goto('/statistics/exports');
  await bureau.getByLabel('格式').selectOption('csv');
  await bureau.getByRole('button', { name: '开始导出' }).click();
  await bureau.getByRole('heading', { name: '已完成' }).waitFor();
  const [file] = await Promise.all([
    bureau.waitForEvent('download'),
    bureau.getByRole('link', { name: '下载 csv 文件' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/单位,区县,行业主管部门/);
});
