import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { accountFor, phone, untilSaid, visit, visitAs } from './support/visit.ts';

const city = openCity();
const words = '请月底前来小龙坎窗口办理';
let district: Page;

beforeAll(async () => {
  district = await officer(city.browser, city.product, '沙坪坝区窗口：');
});

test('N34: a reminder to chosen people reaches inbox, phone and mail, and nobody else', async () => {
  await district.goto('/completion?standing=NOT_STUDIED');
  const names = await district.locator('td[data-label=姓名]').allTextContents();
  const [chosen, other] = names as [string, string];
  const learner = await visitAs(city.browser, city.product, chosen, { viewport: phone });
  const account = city.product.accounts.find(({ name }) => name === chosen);
  await confirmMailAddress(learner, account?.password ?? '');
  await district.getByRole('checkbox', { name: `选择${chosen}` }).check();
  await district.getByRole('checkbox', { name: /同时发邮件/ }).check();
  await district.getByLabel('附言').fill(words);
  await expectNoOverflow(district);
  await district.getByRole('button', { name: '发出提醒' }).click();
  await district.getByText('提醒正在发出').waitFor();
  for (const path of ['/messages', '/demo/outbox', '/demo/mails']) {
    await untilSaid(learner, path, words);
    expect([path, await learner.getByText(words).count()]).toEqual([path, 1]);
  }
  const neighbour = await visitAs(city.browser, city.product, other, { viewport: phone });
  await neighbour.goto('/messages');
  expect(await neighbour.getByText(words).count()).toBe(0);
  await district.reload();
  const row = district.getByRole('row', { name: chosen });
  expect(await row.getByText('没有提醒过').count()).toBe(0);
});

test('N34: the list leaves as a file with names and the step each has reached', async () => {
  const [file] = await Promise.all([
    district.waitForEvent('download'),
    district.getByRole('link', { name: '导出名单（Excel）' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/年未学完名单\.xlsx$/);
});

test('G13, N35: it reads absences and assessments of its district, and decides none', async () => {
  await district.goto('/absence-desk?state=APPROVED');
  await district.getByRole('table').getByRole('link').first().click();
  await district.getByText('免去学习的年度').waitFor();
  expect(await district.getByRole('button', { name: /提交决定|撤回/ }).count()).toBe(0);
  await expectNoOverflow(district);
  await district.goto('/assessments');
  const year = district.getByLabel('考核年度');
  await year.fill(String(Number(await year.inputValue()) - 1));
  await district.getByRole('button', { name: '查看' }).click();
  await district
    .getByRole('row', { name: /青木坡小学/ })
    .getByRole('link')
    .first()
    .click();
  await district.getByRole('heading', { level: 1 }).waitFor();
  expect(await district.getByRole('button', { name: /确定名单|固定/ }).count()).toBe(0);
  await expectNoOverflow(district);
});

test('N37: it checks a list of applicants; missing and unknown people are listed with the reason', async () => {
  const ready = accountFor(city.product, '合格单已经审验盖章');
  const newcomer = accountFor(city.product, '刚刚注册。');
  await district.goto('/acceptance');
  await district.getByRole('radio', { name: /下面的名单/ }).check();
  await district.getByRole('button', { name: '核验', exact: true }).click();
  await district
    .locator('main')
    .getByText(/请.*名单/)
    .first()
    .waitFor();
  await district.getByRole('radio', { name: /下面的名单/ }).check();
  await district
    .locator('textarea[name=list]')
    .fill(
      [ready, newcomer].map(({ name, login }) => `${name} ${login}`).join('\n') +
        '\n查无此人 500106199001019997',
    );
  await district.getByRole('button', { name: '核验', exact: true }).click();
  await district.getByRole('heading', { name: /申报核验$/ }).waitFor();
  await district
    .getByRole('row', { name: newcomer.name as string })
    .getByText('不具备')
    .waitFor();
  await expectNoOverflow(district);
});

/** The learner names an address and types the code that came to it. */
async function confirmMailAddress(learner: Page, password: string): Promise<void> {
  await learner.goto('/messages/mail-address');
  await learner.getByLabel('邮箱地址').fill('xueyuan@example.com');
  await learner.getByLabel('现在的密码').fill(password);
  await learner.getByRole('button', { name: '发送验证码' }).click();
  await learner.getByLabel('验证码').waitFor();
  const mails = await visit(city.browser, city.product);
  const code = /验证码 (\d{6})/;
  await untilSaid(mails, '/demo/mails', code);
  const text = (await mails.getByText(code).first().textContent()) ?? '';
  await learner.getByLabel('验证码').fill(code.exec(text)?.[1] ?? '');
  await learner.getByRole('button', { name: '确认邮箱' }).click();
  await learner.getByText('邮箱已确认').waitFor();
}
