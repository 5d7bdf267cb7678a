import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { findAtCounter, officer, takeCash } from './support/officers.ts';
import { accountFor, phone, signIn, visit } from './support/visit.ts';

const passport = 'EA1234567';
const password = 'Lizi7-maojin';
const city = openCity();
let clerk: Page;
let mary: Page;
let code: string;

beforeAll(async () => {
  clerk = await officer(city.browser, city.product, '沙坪坝区窗口');
  mary = await visit(city.browser, city.product, { viewport: phone });
});

test('reference data 5.3: the registration page says where people with a passport go', async () => {
  await mary.goto('/register');
  await mary.getByLabel('证件类型').selectOption({ label: '护照' });
  await mary.getByText('持护照、港澳居民来往内地通行证').first().waitFor();
  await expectAccessible(mary);
  await expectNoOverflow(mary);
  await mary.getByRole('link', { name: '查找区县窗口' }).click();
  await mary.getByRole('heading', { name: '各区县人社部门' }).waitFor();
  await mary.getByText('沙坪坝区').first().waitFor();
});

test('N12: the clerk of another district registers nobody and says where to go', async () => {
  const foreign = await officer(city.browser, city.product, '南岸区窗口');
  await foreign.goto('/counter/registrations/new');
  await fillIn(foreign);
  await foreign.getByText('不属于本单位受理').waitFor();
  await foreign.getByText('沙坪坝区人力资源和社会保障局').first().waitFor();
  expect(await foreign.getByLabel('姓名', { exact: true }).inputValue()).toBe('玛丽·陈');
  await expectAccessible(foreign);
  await foreign.context().close();
});

test('N2: the clerk registers her with the passport in hand and gets a code to hand over', async () => {
  await clerk.goto('/counter');
  await clerk.getByRole('link', { name: '窗口登记学员' }).first().click();
  await clerk.getByRole('button', { name: '登记并生成一次性代码' }).click();
  await clerk.getByText('请先当面核对证件原件').first().waitFor();
  await expectAccessible(clerk);
  await fillIn(clerk);
  await clerk.getByRole('heading', { name: '请交给 玛丽·陈 本人' }).waitFor();
  code = (await clerk.locator('[data-code]').textContent()) ?? '';
  await expectAccessible(clerk);
  await expectNoOverflow(clerk);
});

test('N4, E28: she consents and sets her password herself, and logs in with the passport number', async () => {
  await mary.goto('/login');
  await mary.getByRole('link', { name: '窗口登记后启用账号' }).click();
  await mary.getByLabel('证件号码或手机号').fill('ea1234567');
  await mary.getByLabel('窗口给您的代码').fill(code.toLowerCase());
  await mary.getByLabel('密码', { exact: true }).fill(password);
  await mary.getByLabel('再输入一次密码').fill(password);
  await mary.getByRole('button', { name: '启用账号' }).click();
  await mary.getByText('同意后才能启用账号').first().waitFor();
  await expectAccessible(mary);
  await expectNoOverflow(mary);
  expect(await mary.getByLabel('窗口给您的代码').inputValue()).toBe(code.toLowerCase());
  await mary.getByLabel('密码', { exact: true }).fill(password);
  await mary.getByLabel('再输入一次密码').fill(password);
  await mary.getByLabel(/我已阅读并同意/).check();
  await mary.getByRole('button', { name: '启用账号' }).click();
  await mary.getByText('账号已启用').waitFor();
  await mary.getByLabel('证件号码或手机号').fill(passport);
  await mary.getByLabel('密码').fill(password);
  await mary.getByRole('button', { name: '登录' }).click();
  await mary.getByRole('heading', { name: /您好/ }).waitFor();
});

test('N5, N7: she chooses the course; her clerk finds the data checked and takes the fee', async () => {
  await mary.goto('/courses/cq-2026');
  await mary.getByRole('button', { name: '选报这门课程' }).click();
  await mary.getByRole('link', { name: '去缴费' }).waitFor();
  await findAtCounter(clerk, passport);
  await clerk.getByText('已核对').first().waitFor();
  await takeCash(clerk);
});

test('roles.md: a name on a slip is proposed by one clerk and confirmed by the other; the learner sees both', async () => {
  const graduate = accountFor(city.product, '合格单已经审验盖章');
  const learner = await visit(city.browser, city.product);
  await signIn(learner, graduate);
  await findAtCounter(clerk, graduate.login);
  await clerk.getByText('当场更正').click();
  await clerk.getByLabel('姓名', { exact: true }).fill('冉小龙');
  await clerk.getByLabel('更正依据').fill('派出所更名证明');
  await clerk.getByRole('button', { name: '保存更正' }).click();
  await clerk.getByText('有一项更正等待复核').waitFor();
  await clerk.getByRole('link', { name: '查看更正内容' }).click();
  await clerk.getByText('等待另一位经办人复核').waitFor();
  expect(await clerk.getByText('确认更正').count()).toBe(0);
  await expectAccessible(clerk);
  await learner.goto('/account');
  await learner.getByText('更正正在复核').waitFor();
  await expectAccessible(learner);

  const colleague = await officer(city.browser, city.product, '沙坪坝区另一位经办人');
  await colleague.goto('/counter');
  await expectAccessible(colleague);
  await colleague.getByRole('link', { name: '复核', exact: true }).click();
  await expectAccessible(colleague);
  await colleague.getByText('核对无误，确认更正').click();
  await colleague.getByRole('button', { name: '确认更正', exact: true }).click();
  await colleague.getByText('已更正，学员会收到短信').waitFor();
  await learner.reload();
  await learner.getByText('更正已完成').waitFor();
  await expectNoOverflow(learner);
});

/** Types what the passport and she say, and registers. */
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('证件类型').selectOption({ label: '护照' });
  await page.getByLabel('证件号码').fill(passport);
  await page.getByLabel('姓名', { exact: true }).fill('玛丽·陈');
  await page.getByLabel('手机号').fill('199 8800 7755');
  await page.getByRole('radio', { name: '我有工作单位' }).check();
  await page.getByLabel('查找单位').pressSequentially('qingmupo');
  await page.getByRole('option', { name: /青木坡小学/ }).click();
  await page.getByLabel('工作所在区县').selectOption({ label: '沙坪坝区' });
  await page.getByLabel(/已当面核对证件原件/).check();
  await page.getByRole('button', { name: '登记并生成一次性代码' }).click();
}
