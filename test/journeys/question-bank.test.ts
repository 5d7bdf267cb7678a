import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';

const city = openCity();
let author: Page;
let reviewer: Page;

beforeAll(async () => {
  author = await officer(city.browser, city.product, '培训中心：');
  reviewer = await officer(city.browser, city.product, '继续教育协会：');
});

test('an author writes a question that reads like another, and another person reviews and releases it', async () => {
  await author.goto('/question-bank');
  await author.getByRole('link', { name: /创新理论/ }).click();
  await author.getByRole('link', { name: '写一道题' }).click();
  await author
    .getByLabel('题干')
    .fill('经济学意义上的“创新”最早由熊彼特系统提出，他把创新理解为哪一项？');
  // While it is typed: it reads like one of the shipped questions.
  await author.getByText('题库里有相近的题目').waitFor();
  await author.getByLabel('选项 A').fill('生产要素与生产条件的新组合');
  await author.getByLabel('选项 B').fill('科学实验数据的重复与验证');
  await author.locator('input[name=right][value=A]').check();
  await author.locator('[data-preview]').getByText('科学实验数据的重复与验证').waitFor();
  await expectAccessible(author);
  await expectNoOverflow(author);

  await author.getByRole('button', { name: '保存草稿' }).click();
  await author.getByRole('link', { name: '请选择这道题属于哪一课。' }).waitFor();
  await author.locator('select[name=lessonId]').selectOption({ index: 1 });
  await author.getByLabel('解析').fill('见第一课。');
  await author.getByRole('radio', { name: '易' }).check();
  await author.getByRole('button', { name: '保存草稿' }).click();
  await author.getByRole('button', { name: '提交审核' }).click();
  await author.getByText('等没有写过这一版的命题人员审核').waitFor();

  await reviewer.goto(author.url());
  await reviewer.getByRole('button', { name: '审核通过' }).click();
  await reviewer.getByRole('button', { name: '发布', exact: true }).click();
  await reviewer.getByText('已发布，以后组卷可以抽到这一版。').waitFor();
  await expectAccessible(reviewer);
  await expectNoOverflow(reviewer);
});

test('a change is a new version, and its differences are shown in words', async () => {
  await author.reload();
  await author.getByRole('button', { name: '以此写新版' }).click();
  await author
    .getByLabel('题干')
    .fill('经济学意义上的“创新”最早由熊彼特提出，他把创新理解为哪一项？');
  await author.getByRole('button', { name: '保存草稿' }).click();
  await author.getByRole('link', { name: '第 2 版' }).click();
  expect(await author.locator('del').textContent()).toContain('系统');
  await expectNoOverflow(author);
});
