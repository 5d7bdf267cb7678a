import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { reachStudy } from './support/course.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { accountFor, signIn, visit } from './support/visit.ts';

const city = openCity();
let author: Page;
let colleague: Page;
let bureau: Page;
let lessonUrl: string;

beforeAll(async () => {
  author = await officer(city.browser, city.product, '培训中心：');
  colleague = await officer(city.browser, city.product, '继续教育协会：');
  bureau = await officer(city.browser, city.product, '市人力社保局：');
});

test('an author writes a lesson with a table, a formula and a picture by keyboard and dialogs', async () => {
  await author.goto('/topics');
  await author
    .getByRole('link', { name: /创新理论/ })
    .first()
    .click();
  await author.getByRole('link', { name: /课程目录/ }).click();
  await author.getByLabel('新的一课').fill('怎样计算投入产出比');
  await author.getByLabel('在哪一章').selectOption({ index: 1 });
  await author.getByRole('button', { name: '准备这一课' }).click();
  await author.getByRole('link', { name: '怎样计算投入产出比' }).click();
  await author.waitForURL(/\/lessons\/[^/]+$/);
  lessonUrl = author.url();

  const text = author.getByRole('textbox', { name: '正文' });
  await text.click();
  await author.keyboard.type('投入产出比是产出与投入之比：');
  await author.getByRole('button', { name: /插入公式/ }).click();
  await author.getByRole('textbox', { name: '公式' }).fill('\\frac{a}{b}');
  await author.locator('.editor-preview mfrac').waitFor();
  await author.getByRole('button', { name: '插入公式', exact: true }).click();
  await text.locator('mfrac').waitFor();
  await untilInside(text);
  await author.keyboard.press('Enter');
  // The toolbar is one stop of the keyboard, its buttons are reached by arrows.
  await author.keyboard.press('Alt+F10');
  await untilInside(author.getByRole('toolbar').first());
  await author.keyboard.press('End');
  await author.keyboard.press('Home');
  await author.keyboard.press('Enter');
  await text.locator('h2').waitFor();
  await untilInside(text);
  await author.keyboard.type('一个例子');
  await author.keyboard.press('Enter');
  await author.getByRole('button', { name: '插入3行3列的表格' }).click();
  await author.keyboard.type('项目');
  await author.keyboard.press('Tab');
  await author.keyboard.type('金额');
  await author.getByRole('button', { name: '删除这一列' }).waitFor();
  await text.locator('p').first().click();
  await author.keyboard.press('End');
  await author.getByRole('button', { name: /插入图片/ }).click();
  const content = await sharp({
    create: { width: 800, height: 300, channels: 3, background: '#0f5f5c' },
  })
    .png()
    .toBuffer();
  await author
    .locator('.editor-dialog input[type=file]')
    .setInputFiles({ name: '曲线.png', mimeType: 'image/png', buffer: content });
  await author.getByRole('button', { name: '插入图片', exact: true }).click();
  await author.getByText('请写明图上有什么').waitFor();
  await author.getByLabel('图上有什么').fill('产出随投入增长的曲线');
  await author.getByRole('button', { name: '插入图片', exact: true }).click();
  await text.locator('figure img').waitFor();
  await author.getByText('已自动记下').waitFor();
  await expectAccessible(author);
  await expectNoOverflow(author);
});

test('a colleague saves meanwhile: the author sees where the two differ, and chooses', async () => {
  await colleague.goto(lessonUrl);
  await colleague.getByText('也在写这一课').waitFor();
  await colleague.getByLabel('摘要').fill('会算一个项目的投入产出比。');
  await colleague.getByRole('button', { name: '保存课文' }).click();
  await colleague.getByText('课文已保存').waitFor();
  await author.getByRole('button', { name: '保存课文' }).click();
  await author.getByRole('heading', { name: '同事也改了这一课' }).waitFor();
  await author.getByText('会算一个项目的投入产出比。').waitFor();
  await expectAccessible(author);
  await expectNoOverflow(author);
  await author.getByRole('group', { name: /摘要/ }).getByLabel('用同事的').check();
  await author
    .getByRole('group', { name: /正文第 1 处/ })
    .getByLabel('用我的')
    .check();
  await author.getByRole('button', { name: '按选择保存' }).click();
  await author.getByText('课文已保存').waitFor();
});

test('the bureau confirms that the lesson is listed, and a learner reads it', async () => {
  const topic = new URL(lessonUrl).pathname.split('/')[2];
  await author.goto(`/topics/${topic}/outline-plan`);
  await author.getByRole('checkbox', { name: /怎样计算投入产出比/ }).check();
  await author.getByRole('button', { name: '看影响' }).click();
  await author.getByText('减少了已选报的人得到的承诺').waitFor();
  await author.getByLabel('依据').fill('补充计算方法');
  await author.getByLabel('告诉已选报的人').fill('专题补充了一课，请在考试以前学完。');
  await author.getByRole('button', { name: '提请确认' }).click();
  await author.waitForURL(/\/proposals\//);
  await bureau.goto(author.url());
  await bureau.getByRole('button', { name: '确认', exact: true }).click();
  const learner = await visit(city.browser, city.product);
  await signIn(learner, accountFor(city.product, '正在学习'));
  const enrolmentId = await reachStudy(learner);
  await learner.goto(`/study/${enrolmentId}`);
  await learner
    .getByRole('link', { name: /怎样计算投入产出比/ })
    .first()
    .click();
  const article = learner.getByRole('article');
  await article.locator('mfrac').waitFor();
  await article.getByRole('columnheader', { name: '金额' }).waitFor();
  await article.getByAltText('产出随投入增长的曲线').waitFor();
  expect(await article.getByRole('heading', { name: '一个例子' }).count()).toBe(1);
});

/** Waits until the cursor is there: a dialog gives it back, the toolbar takes it, a moment later. */
async function untilInside(place: Locator): Promise<void> {
  const isInside = () => place.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(isInside).toBe(true);
}
