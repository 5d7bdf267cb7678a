import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { visit } from './support/visit.ts';

const city = openCity();
const title = '人工智能与专业工作';
let centre: Page;
let proposal: string;

beforeAll(async () => {
  centre = await officer(city.browser, city.product, '培训中心：为市属单位学员现场收费');
});

test("N31: the centre makes next year's topic from this year's, and the checklist says what is missing", async () => {
  await centre.goto('/topics');
  await centre.getByRole('link', { name: '起草专题' }).click();
  await centre.getByLabel('名称').fill(title);
  const years = centre.getByLabel('照哪一年的专题');
  const from = await years.locator('option').nth(1).getAttribute('value');
  await years.selectOption(from);
  await centre.getByRole('button', { name: '起草' }).click();
  await centre.getByText('草稿已建好').waitFor();
  // The bank is copied by a job.
  await expect
    .poll(async () => {
      await centre.reload();
      return centre.getByText(/已发布 \d{2,} 道考试题/).count();
    })
    .toBe(1);
  await expectNoOverflow(centre);
  await centre.getByRole('link', { name: '填写规则' }).click();
  await centre.getByLabel('价格文件').fill('');
  await centre.getByRole('button', { name: '保存' }).click();
  await centre.getByText('收费的专题要写明价格文件').waitFor();
  await centre.getByRole('link', { name: '填写规则' }).click();
  await centre.getByLabel('价格文件').fill('渝价函〔2010〕205号');
  await centre.getByRole('button', { name: '保存' }).click();
  await centre.getByText('规则已保存').waitFor();
});

test('lessons are ordered by buttons and seen as a learner sees them', async () => {
  await centre.getByRole('link', { name: /^课程目录（/ }).click();
  const lessons = centre.locator('main section ol').first().locator('li');
  // The title; a link to the film stands beside it.
  const titleAt = (place: number) => lessons.nth(place).getByRole('link').first().textContent();
  const second = String(await titleAt(1));
  await lessons.nth(1).getByRole('button', { name: /^上移/ }).click();
  await expect.poll(() => titleAt(0)).toBe(second);
  await expectNoOverflow(centre);
  await centre.getByRole('link', { name: title }).first().click();
  await centre.getByRole('link', { name: '像学员一样预览' }).click();
  await centre.getByRole('link', { name: second }).click();
  await centre.locator('h1').filter({ hasText: second }).waitFor();
});

test('N31: the bureau publishes it, and learners find it', async () => {
  await centre.getByRole('link', { name: title }).first().click();
  await centre.getByLabel('给市局的说明').fill('按年度计划，内容与上一年相同');
  await centre.getByRole('button', { name: '提请市局发布' }).click();
  await centre.getByText('已提请市局确认发布').waitFor();
  proposal = centre.url();
  const bureau = await officer(city.browser, city.product, '看全市的情况');
  await bureau.goto(proposal);
  await bureau.getByRole('button', { name: '确认', exact: true }).click();
  await bureau.getByText(/已确认：发布年度专题/).waitFor();
  const visitor = await visit(city.browser, city.product);
  await visitor.goto('/courses');
  await visitor.getByRole('heading', { name: new RegExp(title) }).waitFor();
});
