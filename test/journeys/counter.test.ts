import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { checkCharacter } from '../../src/kernel/id-number.ts';
import { openCity } from './support/city.ts';
import { expectAccessible, expectNoOverflow } from './support/inspect.ts';
import { confirmHours, endorse, findAtCounter, officer, takeCash } from './support/officers.ts';
import { passExam, readSlip } from './support/passing.ts';
import { codeSentTo, phone, visit } from './support/visit.ts';

const idNumber = `50010619910203123${checkCharacter('50010619910203123')}`;
const city = openCity();
let learner: Page;
let clerk: Page;
let slip: string;

beforeAll(async () => {
  learner = await visit(city.browser, city.product);
  clerk = await officer(city.browser, city.product, '沙坪坝区窗口');
});

test('N1, Q3: a teacher registers; an incomplete form is refused with every field named and nothing lost', async () => {
  await learner.goto('/register');
  await learner.getByLabel('姓名').fill('阿依努尔・买买堤');
  await learner.getByRole('button', { name: '下一步：单位与职称' }).click();
  await learner.getByText('请填写证件号码').first().waitFor();
  expect(await learner.getByLabel('姓名').inputValue()).toBe('阿依努尔・买买堤');
  await expectAccessible(learner);

  await learner.getByLabel('证件号码').fill(idNumber.toLowerCase());
  await learner.getByLabel('手机号').fill('199 8800 7766');
  await learner.getByRole('button', { name: '下一步：单位与职称' }).click();
  await learner.getByRole('radio', { name: '我有工作单位' }).check();
  await learner.getByLabel('查找单位').pressSequentially('qingmupo');
  await learner.getByRole('option', { name: /青木坡小学/ }).click();
  await learner.getByText('已选择：沙坪坝区青木坡小学').waitFor();
  await learner
    .getByLabel(/工作区县|工作所在|工作地/)
    .first()
    .selectOption({ label: '沙坪坝区' });
  await learner.getByRole('button', { name: '下一步：设置密码' }).click();
  await learner.getByLabel('密码', { exact: true }).fill('Hongcha-lunzi5');
  await learner.getByLabel('再输入一次密码').fill('Hongcha-lunzi5');
  await learner.getByLabel(/我已阅读并同意/).check();
  await learner.getByRole('button', { name: '下一步：验证手机号' }).click();
  await learner.getByRole('heading', { name: '验证手机号' }).waitFor();
  await expectAccessible(learner);
  await expectNoOverflow(learner);
  await learner.getByLabel('6 位验证码').fill(await codeSentTo(city, '199****7766'));
  await learner.getByRole('button', { name: '完成注册并登录' }).click();
  await learner.getByRole('heading', { name: /您好/ }).waitFor();
});

test('N5, Q30: the learner chooses the course and sees which body endorses, and why', async () => {
  await learner.goto('/courses/cq-2026');
  await learner.getByText('沙坪坝区人力资源和社会保障局').first().waitFor();
  await expectNoOverflow(learner);
  await learner.getByRole('button', { name: '选报这门课程' }).click();
  await learner.getByRole('link', { name: '去缴费' }).waitFor();
});

test('N12: the clerk of another district sees which district is in charge, and can do nothing', async () => {
  const foreign = await officer(city.browser, city.product, '南岸区窗口');
  await findAtCounter(foreign, idNumber);
  await foreign.getByText('不属于本单位').first().waitFor();
  await foreign.getByText('沙坪坝区人力资源和社会保障局').first().waitFor();
  expect(await foreign.getByText('阿依努尔').count()).toBe(0);
  expect(await foreign.getByRole('button', { name: '收款并开通' }).count()).toBe(0);
  await findAtCounter(clerk, idNumber);
  const own = new URL(clerk.url()).pathname;
  const status = await foreign.evaluate(async (path) => (await fetch(path)).status, own);
  expect(status).toBe(404);
  await foreign.context().close();
});

test('N2, N7: the clerk corrects a wrong letter, takes the fee and opens the course', async () => {
  await findAtCounter(clerk, idNumber);
  await clerk.getByText('当场更正').click();
  await clerk.getByLabel('姓名', { exact: true }).fill('阿依努尔·买买提');
  await clerk.getByLabel('更正依据').fill('身份证原件');
  await clerk.getByRole('button', { name: '保存更正' }).click();
  await clerk.getByRole('heading', { name: '阿依努尔·买买提' }).waitFor();
  await expectAccessible(clerk);
  await takeCash(clerk);
});

test('N13-N16, N22, N23: the learner studies, passes and prints the slip', async () => {
  slip = await passExam(learner);
  const pdf = await learner.request.get(`${city.product.url}${slip}/slip.pdf`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('N25, N30: the district bureau endorses, the school confirms 20 hours, the certificate shows them', async () => {
  await endorse(clerk, '阿依努尔·买买提');
  const school = await officer(city.browser, city.product, '区属学校：合格单由区人社局审验');
  await school.goto('/roster');
  const row = school.getByRole('row', { name: /阿依努尔/ });
  await row.getByRole('button', { name: /确认/ }).click();
  await confirmHours(school, '阿依努尔·买买提');
  await learner.goto('/certificate');
  await learner.getByText('20 学时').first().waitFor();
  await learner.getByText('沙坪坝区青木坡小学').first().waitFor();
});

test('G12, lesson 9: anybody verifies the slip, masked; after the bureau revoked it, it says so', async () => {
  const { number, code } = await readSlip(learner, slip);
  const visitor = await visit(city.browser, city.product, { viewport: phone });
  await visitor.goto('/verify');
  await visitor.getByLabel('合格单编号').fill(number);
  await visitor.getByLabel('查验码').fill(code.toLowerCase());
  await visitor.getByRole('button', { name: '查验' }).click();
  await visitor.getByText('有效，已审验').waitFor();
  expect(await visitor.getByText('买买提').count()).toBe(0);
  await expectAccessible(visitor);
  await expectNoOverflow(visitor);

  const bureau = await officer(city.browser, city.product, '督查审验');
  await bureau.goto(`/endorsements?state=ENDORSED&who=${idNumber}`);
  await bureau.getByRole('link', { name: '阿依努尔·买买提' }).click();
  await bureau.getByText('撤销审验').click();
  await bureau.getByLabel('原因').fill('复核发现材料不实');
  await bureau.getByRole('button', { name: '确认撤销' }).click();
  await bureau.getByText('已撤销').first().waitFor();
  await visitor.reload();
  await visitor.getByText('已撤销，无效').waitFor();
  await visitor.goto(`/verify/${number}/WRONGCODE1`);
  await visitor.getByText('没有查到与编号和查验码都相符的合格单').waitFor();
});
