import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

interface BankQuestion {
  stem: string;
  options: { key: string; text: string }[];
  answer: string[];
}

/** The fieldset of an item on a sheet. */
export const itemOf = (page: Page, item: number): Locator => page.locator(`[data-item="${item}"]`);

/** Chooses the option of a letter, as a person does: by a click on its line. */
export async function choose(page: Page, item: number, letter: string): Promise<void> {
  await optionOf(page, item, letter).check();
}

/** Chooses the options of many items at once. */
export async function chooseAll(
  page: Page,
  answers: { item: number; letters: string[] }[],
): Promise<void> {
  const fields = answers.flatMap(({ item, letters }) =>
    letters.map((letter) => `[data-item="${item}"] input[name="q${item}"][value="${letter}"]`),
  );
  await page.evaluate((selectors) => {
    for (const selector of selectors)
      (document.querySelector(selector) as HTMLInputElement).click();
  }, fields);
}

export const optionOf = (page: Page, item: number, letter: string): Locator =>
  itemOf(page, item).locator(`input[name="q${item}"][value="${letter}"]`);

/** Waits until the sheet says that everything is saved; after an outage its next try may be a while off. */
export async function untilSaved(page: Page): Promise<void> {
  await page.locator('[data-saved]', { hasText: /^已保存/ }).waitFor();
}

/** What is chosen on the sheet, item by item. */
export function readSheet(page: Page): Promise<Record<number, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-item]')].flatMap((question) => {
        const chosen = [...question.querySelectorAll<HTMLInputElement>('[name^="q"]:checked')];
        const letters = chosen.map((field) => field.value).sort();
        return letters.length > 0 ? [[question.dataset.item, letters.join('')]] : [];
      }),
    ),
  );
}

/**
 * Finds the right letters of every item on the sheet in the course's question bank.
 * Throws when the sheet shows a question the bank does not have.
 */
export async function rightLetters(page: Page, course = 'technical-innovation') {
  const bank = readBank(course);
  await page.locator('[data-item]').first().waitFor();
  // All of it: a page is shown before its last items have arrived.
  await page.waitForLoadState();
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-item]')].map((question) => ({
      item: Number(question.dataset.item),
      stem: question.querySelector('legend')?.textContent ?? '',
      options: [...question.querySelectorAll('label.answer')].map((label) => ({
        letter: label.querySelector('input')?.value ?? '',
        text: label.querySelector('span')?.textContent ?? '',
      })),
    })),
  );
  return shown.map(({ item, stem, options }) => {
    const question = bank.find(
      (one) =>
        stem.endsWith(one.stem) &&
        options.every(({ text }) => one.options.some((option) => option.text === text)),
    );
    if (!question) throw new Error(`the bank has no question: ${stem}`);
    const right = question.options.filter(({ key }) => question.answer.includes(key));
    const letters = options
      .filter(({ text }) => right.some((option) => option.text === text))
      .map(({ letter }) => letter);
    return { item, letters };
  });
}

function readBank(course: string): BankQuestion[] {
  const folder = join('content', course, 'questions');
  return readdirSync(folder).flatMap((file) => {
    const { questions, groups } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      questions: BankQuestion[];
      groups: { questions: BankQuestion[] }[];
    };
    return [...questions, ...groups.flatMap((group) => group.questions)];
  });
}

/** From the sheet over the list of what is open to the result. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '检查并交卷' }).first().click();
  await page.getByRole('button', { name: '确认交卷' }).click();
  await page.waitForURL(/\/result$/);
}
