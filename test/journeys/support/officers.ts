import type { Browser, Page } from 'playwright-core';
import type { RunningProduct } from '../../support/product.ts';
import { accountFor, signIn, visit } from './visit.ts';

/** A browser in which the officer of a hint works. */
export async function officer(
  browser: Browser,
  product: RunningProduct,
  hint: string,
): Promise<Page> {
  const page = await visit(browser, product);
  await signIn(page, accountFor(product, hint));
  return page;
}

/** The clerk finds a person at the counter by the number the person shows. */
export async function findAtCounter(clerk: Page, idNumber: string): Promise<void> {
  await clerk.goto('/counter');
  await clerk.getByLabel('证件号码或手机号').fill(idNumber);
  await clerk.getByRole('button', { name: '查找' }).click();
}

/** The clerk compares every line, takes the fee in cash and opens access (N7, N8). */
export async function takeCash(clerk: Page): Promise<void> {
  const take = clerk.getByRole('button', { name: '收款并开通' });
  // The last of the form: all lines to compare stand before it.
  await take.waitFor();
  for (const line of await clerk
    .getByRole('checkbox', { name: /与证件一致|本人已确认|与材料一致/ })
    .all())
    await line.check();
  const select = clerk.getByLabel(/同意由我代为选报/);
  if (await select.isVisible()) await select.check();
  await clerk.getByRole('radio', { name: '现金' }).check();
  await take.click();
  await clerk
    .getByText(/已收款|已开通|收据/)
    .first()
    .waitFor();
}

/** The body endorses the one slip of a person in its queue (N24). */
export async function endorse(officer: Page, name: string): Promise<void> {
  await officer.goto('/endorsements');
  await officer.getByRole('checkbox', { name: `选择${name}` }).check();
  await officer.getByText('审验所选').click();
  await officer.getByRole('button', { name: '确认审验' }).click();
  await officer.getByText('已审验 1 张合格单').waitFor();
}

/** The unit, or the agency, confirms the hours of everybody who waits (N30). */
export async function confirmHours(officer: Page, name: string): Promise<void> {
  await officer.goto('/hours/confirmations');
  await officer.getByRole('checkbox', { name: `选择${name}` }).check();
  await officer.getByRole('button', { name: '确认所选人员的学时' }).click();
  await officer.getByText(/已确认 \d+ 人的学时/).waitFor();
}
