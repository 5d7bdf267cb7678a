import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { phone, visit } from './support/visit.ts';

const city = openCity();
const policy = '关于规范沙坪坝区单位集中审验的意见';
let writer: Page;

beforeAll(async () => {
  writer = await officer(city.browser, city.product, '看全市的情况');
});

const people = {
  '沙坪坝区窗口：': true,
  '南岸区窗口：': false,
  '刚刚注册。': false,
};

async function write(page: Page, { kind, title, body }: Record<'kind' | 'title' | 'body', string>) {
  await page.goto('/announcement-desk/new');
  await page.getByLabel('种类').selectOption({ label: kind });
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('正文').fill(body);
}

test('N31: a policy is refused while it is incomplete; its writer cannot publish it', async () => {
  await write(writer, { kind: '政策文件', title: policy, body: '太短' });
  await writer.getByRole('button', { name: '保存' }).click();
  await writer.getByText('请写正文，至少10个字').first().waitFor();
  expect(await writer.getByLabel('标题').inputValue()).toBe(policy);
  await writer.getByLabel('正文').fill('## 要求\n\n集中审验前，先核对每张合格单的平台记录。');
  await writer.getByRole('checkbox', { name: '区县人社经办人' }).check();
  await writer.getByLabel('哪个区县').selectOption({ label: '沙坪坝区' });
  await writer.locator('input[name=file1]').setInputFiles({
    name: '审验对照表.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ),
  });
  await writer.getByRole('button', { name: '保存' }).click();
  await writer.getByText('草稿已保存').waitFor();
  expect(await writer.getByRole('button', { name: '发布' }).count()).toBe(0);
  await expectNoOverflow(writer);
});

test('N31: a second person finds it in the list of work, and publishes it', async () => {
  const second = await officer(city.browser, city.product, '核对并发布同事起草的政策');
  await second.goto('/');
  await second.getByText('份待核对发布').waitFor();
  await second.goto('/announcement-desk');
  await second.getByRole('link', { name: policy }).click();
  await second.getByRole('button', { name: '发布' }).click();
  await second.getByText('已发布').first().waitFor();
});

test('an announcement is on the home page of its readers, and does not exist for others', async () => {
  const href = await addressOf(policy);
  for (const [hint, concerned] of Object.entries(people)) {
    const page = await officer(city.browser, city.product, hint);
    await page.goto('/');
    expect([hint, await page.getByRole('link', { name: policy }).count()]).toEqual([
      hint,
      concerned ? 1 : 0,
    ]);
    expect((await page.request.get(href)).status()).toBe(concerned ? 200 : 404);
    if (concerned) await readWithAttachment(page);
  }
  const visitor = await visit(city.browser, city.product, { viewport: phone });
  expect((await visitor.request.get(href)).status()).toBe(404);
});

test('N38: a circular is read by everybody, and found by any of its words in Chinese', async () => {
  await write(writer, {
    kind: '通报',
    title: '关于随意审验问题的通报',
    body: '个别单位未核对记录就成批审验，已责令整改。',
  });
  await writer.getByRole('button', { name: '保存' }).click();
  await writer.getByText('草稿已保存').waitFor();
  const second = await officer(city.browser, city.product, '核对并发布同事起草的政策');
  await second.goto('/announcement-desk');
  await second.getByRole('link', { name: '关于随意审验问题的通报' }).click();
  await second.getByRole('button', { name: '发布' }).click();
  await second.getByText('已发布').first().waitFor();
  const visitor = await visit(city.browser, city.product, { viewport: phone });
  await visitor.goto('/announcements');
  await visitor.getByLabel('查找').fill('责令整改');
  await visitor.getByRole('button', { name: '查找' }).click();
  await visitor.getByRole('link', { name: '关于随意审验问题的通报' }).click();
  await visitor.getByRole('heading', { name: '关于随意审验问题的通报' }).waitFor();
  await expectNoOverflow(visitor);
});

async function addressOf(title: string): Promise<string> {
  await writer.goto('/announcement-desk');
  return (await writer.getByRole('link', { name: title }).getAttribute('href')) as string;
}

async function readWithAttachment(page: Page): Promise<void> {
  await page.getByRole('link', { name: policy }).click();
  await page.getByRole('heading', { name: policy }).waitFor();
  await expectNoOverflow(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '审验对照表.pdf' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('审验对照表.pdf');
}
