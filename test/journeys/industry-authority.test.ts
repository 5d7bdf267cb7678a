import { createWriteStream, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dayOf } from '../../src/kernel/calendar.ts';
import { rowsOfTable } from '../support/table-rows.ts';
import { openCity } from './support/city.ts';
import { expectNoOverflow } from './support/inspect.ts';
import { officer } from './support/officers.ts';
import { phone, untilSaid, visitAs } from './support/visit.ts';

const city = openCity();
const subject = '急救技能提高';
const day = dayOf(new Date(Date.now() - 20 * 86_400_000));
const year = day.slice(0, 4);

const authority = () => officer(city.browser, city.product, '行业主管部门：确定专业科目');
/** People of the hospital whose account does nothing else. */
const staff = () =>
  city.product.accounts.filter(
    (one) => one.organisation === '渝江第三人民医院' && !('totpSecret' in one),
  );

async function openOffering(page: Page): Promise<void> {
  await page.goto(`/professional-subjects?year=${year}`);
  await page.getByRole('link', { name: subject }).click();
  await page.getByRole('link', { name: '演示急救中心' }).click();
  await page.getByRole('heading', { name: `${subject}：演示急救中心` }).waitFor();
}

test('N32: the authority fixes a subject, drafts an offering and opens it', async () => {
  const page = await authority();
  await page.goto('/');
  await page
    .getByRole('link', { name: /本系统完成情况/ })
    .first()
    .waitFor();
  await page.goto(`/professional-subjects?year=${year}`);
  await page.getByLabel('科目名称').fill(subject);
  await page.getByLabel('年度', { exact: true }).last().fill(year);
  await page.getByLabel('规定学时').fill('16');
  await page.getByLabel('文件依据').fill('演示卫健〔2026〕20号');
  await expectNoOverflow(page);
  await page.getByRole('button', { name: '确定科目' }).click();
  await page.getByRole('heading', { name: subject, level: 1 }).waitFor();
  await page.getByLabel('举办单位').fill('演示急救中心');
  await page.getByLabel('学习形式').selectOption({ label: '培训班、研修班、进修班' });
  await page.getByLabel('开始日期').fill(day);
  await page.getByLabel('结束日期').fill(day);
  await page.getByLabel('数量').fill('6');
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '课时' });
  await page.getByLabel('在线举办，没有地点').check();
  await page.getByRole('button', { name: '存为草稿' }).click();
  await page.getByRole('heading', { name: `${subject}：演示急救中心` }).waitFor();
  await page.getByRole('button', { name: '开放', exact: true }).click();
  await page.getByText('已开放，本系统的单位和人员可以看到').waitFor();
  await expectNoOverflow(page);
});

test('N33: it recognises one person, then a list with a faulty row, and corrects what was wrong', async () => {
  const [first, second, third] = staff();
  const page = await authority();
  await openOffering(page);
  await page.getByLabel('姓名').fill(first?.name ?? '');
  await page.getByLabel('证件号码').fill(first?.login ?? '');
  await page.getByRole('button', { name: '认定学时' }).click();
  await page.getByText(`已认定${first?.name} 6学时`).waitFor();

  const rows = [
    ['姓名', '证件号码', '数量', '考试合格'],
    [second?.name, second?.login, '4', ''],
    [third?.name, third?.login, '60', ''],
    [first?.name, first?.login, '', ''],
  ];
  await page.getByLabel('名单文件').setInputFiles({
    name: '急救名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.map((row) => row.join(',')).join('\r\n')),
  });
  await page.getByRole('button', { name: '上传并核对' }).click();
  await page.getByText('共3行，有问题的2行').waitFor();
  await page.getByText('数量超过这次培训的6').waitFor();
  await page.getByText('这次培训的学时已经认定过').waitFor();
  await expectNoOverflow(page);
  const faulty = await downloadRows(page, '下载有问题的行');
  expect(faulty.map((cells) => cells[0])).toEqual(['姓名', third?.name, first?.name]);
  expect(faulty[1]?.[1]).toBe(third?.login);
  await page.getByRole('button', { name: '只认定没有问题的1人' }).click();
  await page.getByText('已认定 1 人，2行有问题，没有认定').waitFor();

  await openOffering(page);
  await page.getByRole('link', { name: second?.name ?? '' }).click();
  await page.getByLabel(/实际参加的数量/).fill('5');
  await page.getByLabel('更正原因').fill('签到表上是五课时');
  await page.getByRole('button', { name: '更正', exact: true }).click();
  await page.getByText('有效（更正后）').waitFor();
  await page.getByText('已撤回：签到表上是五课时').waitFor();
});

test('N33: the learner sees the hours and where they come from; the certificate is downloaded as a table', async () => {
  const second = staff()[1];
  const page = await visitAs(city.browser, city.product, second?.name ?? '', { viewport: phone });
  await page.goto('/certificate');
  await page.getByText(`专业科目：${subject}（演示急救中心，${day}）`).first().waitFor();
  await expectNoOverflow(page);
  const rows = await downloadRows(page, '下载（xlsx）');
  const own = rows.filter((cells) => cells[2]?.startsWith(subject));
  expect(own.map((cells) => [cells[1], cells[3], cells[7] ?? ''])).toEqual([
    ['专业科目', '4', '已撤回：签到表上是五课时'],
    ['专业科目', '5', ''],
  ]);
  await page.goto('/professional-hours');
  await page.getByText('培训结束时的工作单位属于本系统').first().waitFor();
  await expectNoOverflow(page);
});

test('N33, N34: the authority looks at its units, down to the people; the unit’s list still waits', async () => {
  const page = await authority();
  await untilSaid(page, `/industry-desk?year=${year}`, '渝江第三人民医院');
  await page.getByText('份名单等待认定').waitFor();
  await expectNoOverflow(page);
  await page.getByRole('link', { name: '渝江第三人民医院' }).last().click();
  await page
    .getByRole('link', { name: staff()[0]?.name ?? '' })
    .first()
    .waitFor();
  await page.getByRole('link', { name: '公需科目名单' }).click();
  await page.getByRole('heading', { name: '渝江第三人民医院' }).waitFor();
});

/** The cells of a table that a link on the page hands out. */
async function downloadRows(page: Page, link: string): Promise<string[][]> {
  const href = await page.getByRole('link', { name: link }).getAttribute('href');
  const answer = await page.request.get(href ?? '');
  const path = join(mkdtempSync(join(tmpdir(), 'jixue-journey-')), 'table.xlsx');
  await pipeline(Readable.from([await answer.body()]), createWriteStream(path));
  return (await rowsOfTable(path)).map(({ cells }) => cells);
}
