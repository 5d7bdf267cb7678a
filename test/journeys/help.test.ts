import { expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { phone, visit } from './support/visit.ts';

const city = openCity();
const title = '合格单打印出来缺一行字';
const article = '打印合格单缺字怎么办';

test('N39: the association answers a technical question and makes it an article', async () => {
  const clerk = await officer(city.browser, city.product, '继续教育协会：');
  await clerk.goto('/');
  await clerk.getByText('件待答复').waitFor();
  await clerk.goto('/question-desk');
  await clerk.getByRole('link', { name: title }).click();
  await clerk.getByLabel('内容').fill('打印时请选 A4 纸和“适合页面”，再打印一次。');
  await clerk.getByRole('button', { name: '发送' }).click();
  await clerk.getByText('已答复，提问人会收到通知').waitFor();
  await clerk.getByRole('link', { name: '整理成知识' }).click();
  await clerk.getByLabel('标题').fill(article);
  await clerk.getByRole('button', { name: /等另一人核对/ }).click();
  await clerk.getByRole('heading', { name: article }).waitFor();
  expect(await clerk.getByRole('button', { name: '核对无误，发布' }).isVisible()).toBe(false);
});

test('the centre checks and publishes it; everybody finds it on a phone', async () => {
  const centre = await officer(city.browser, city.product, '培训中心：');
  await centre.goto('/article-desk');
  await centre.getByRole('link', { name: article }).click();
  await centre.getByRole('button', { name: '核对无误，发布' }).click();
  await centre.getByText('已发布到知识库').waitFor();
  const visitor = await visit(city.browser, city.product, { viewport: phone });
  await visitor.goto('/help/articles');
  await visitor.getByLabel('查找').fill('适合页面');
  await visitor.getByRole('button', { name: '查找' }).click();
  await visitor.getByRole('link', { name: article }).click();
  await visitor.getByRole('button', { name: '有帮助', exact: true }).click();
  await visitor.getByText('谢谢，已记下').waitFor();
  await expectNoOverflow(visitor);
});

test('N39: title review and appointment are each in the queue of their division alone', async () => {
  const own = {
    专业技术人员管理处: '申报副高要交哪几年的合格单',
    事业单位人事管理处: '今年没学完会影响岗位聘用吗',
  };
  for (const [division, question] of Object.entries(own)) {
    const page = await officer(city.browser, city.product, division);
    await page.goto('/question-desk');
    const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
    await rows.getByRole('link', { name: question }).waitFor();
    expect(await rows.count()).toBe(1);
  }
});
