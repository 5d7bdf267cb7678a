import { expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { Keyboard } from './support/keyboard.ts';
import { itemOf, optionOf, untilSaved } from './support/sheet.ts';
import { accountFor, visit } from './support/visit.ts';

const city = openCity();

test('with the keyboard alone: log in, choose the course, pay online, study a lesson', async () => {
  const keyboard = await arrive('区属学校教师，刚刚注册');
  const { page } = keyboard;
  await keyboard.press(page.getByRole('navigation', { name: '主要导航' }).getByText('课程'));
  await keyboard.press(page.getByRole('link', { name: '了解与选报' }).first());
  await keyboard.press(page.getByRole('button', { name: '选报这门课程' }));
  await keyboard.press(page.getByRole('link', { name: '去缴费' }));
  await keyboard.press(page.getByRole('button', { name: /支付宝/ }));
  await keyboard.press(page.getByRole('button', { name: '支付', exact: true }));
  await page.getByText('学习和考试权限已经开通').first().waitFor();
  await keyboard.press(page.getByRole('link', { name: '进入学习' }));
  await keyboard.press(page.getByRole('link', { name: /^第1课/ }));
  await keyboard.press(page.getByRole('button', { name: '我已读完课文' }), 60);
  await page.getByText('课文已读完', { exact: true }).waitFor();
});

test('with the keyboard alone: sit the exam with map, arrow keys and marks, and hand in', async () => {
  const keyboard = await arrive('课程已经学完');
  const { page } = keyboard;
  await keyboard.press(page.getByRole('navigation', { name: '主要导航' }).getByText('课程'));
  await keyboard.press(page.getByRole('link', { name: '进入学习' }).first());
  await keyboard.press(page.getByRole('link', { name: '去考试' }), 80);
  await keyboard.to(page.getByLabel(/我已确认/));
  await keyboard.key('Space');
  await keyboard.press(page.getByRole('button', { name: '开始考试' }));

  await page.waitForURL(/\/attempts\//);
  await keyboard.to(optionOf(page, 1, 'A'));
  await keyboard.key('ArrowDown', 'ArrowDown');
  expect(await optionOf(page, 1, 'C').isChecked()).toBe(true);
  await keyboard.to(itemOf(page, 1).getByLabel('标记，稍后再看'));
  await keyboard.key('Space');
  await untilSaved(page);

  await page.reload();
  await keyboard.press(page.getByRole('link', { name: '题目导航' }));
  await keyboard.press(page.locator('[data-map="25"]'));
  await keyboard.to(optionOf(page, 25, 'A'), 1);
  await keyboard.key('Space', 'Tab', 'Space');
  expect(await optionOf(page, 25, 'B').isChecked()).toBe(true);
  await untilSaved(page);
  const map = page.locator('[data-map="25"]');
  expect(await map.textContent()).toBe('第25题，已答');
  expect(await page.locator('[data-map="1"]').textContent()).toBe('第1题，已答，已标记');

  await keyboard.press(page.getByRole('button', { name: '检查并交卷' }).last(), 200);
  await page.getByText('还有 48 题没有作答').waitFor();
  await keyboard.press(page.getByRole('button', { name: '确认交卷' }), 80);
  await page.getByRole('heading', { name: '考试成绩' }).waitFor();
});

/** From the skip link of the home page through the login. */
async function arrive(hint: string): Promise<Keyboard> {
  const account = accountFor(city.product, hint);
  const page = await visit(city.browser, city.product);
  const keyboard = new Keyboard(page);
  await page.goto('/');
  await keyboard.press(page.getByRole('link', { name: '跳到正文' }), 1);
  await page.locator('#content:focus').waitFor();
  await page.goto('/');
  await keyboard.press(page.getByRole('banner').getByRole('link', { name: '登录' }));
  await keyboard.type(page.getByLabel('证件号码或手机号'), account.login);
  await keyboard.type(page.getByLabel('密码'), account.password);
  await keyboard.key('Enter');
  await page.waitForURL(`${city.product.url}/`);
  return keyboard;
}
