import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

interface BankQuestion {
  stem: string;
  options?: { key: string; text: string }[];
  answer?: string[];
  blanks?: { accept: string[] }[];
  value?: number;
  pairs?: [string, string][];
  items?: string[];
}

/** The right answer of an item: the letters to choose, or the values of its fields in their order. */
interface RightAnswer {
  item: number;
  letters: string[];
  values?: string[];
}

interface ShownItem {
  item: number;
  stem: string;
  options: { letter: string; text: string }[];
  /** Texts beside a list to choose from. */
  rows: string[];
}

/** The fieldset of an item on a sheet. */
export const itemOf = (page: Page, item: number): Locator => page.locator(`[data-item="${item}"]`);

/** Chooses the option of a letter, as a person does: by a click on its line. */
export async function choose(page: Page, item: number, letter: string): Promise<void> {
  await optionOf(page, item, letter).check();
}

/** Chooses the options of many items at once, and fills what is typed or chosen from a list. */
export async function chooseAll(page: Page, answers: readonly RightAnswer[]): Promise<void> {
  for (const { item, values = [] } of answers)
    await page.evaluate(
      ({ name, given }) => {
        const fields = document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`);
        given.forEach((value, place) => {
          const field = fields[place] as HTMLInputElement;
          field.value = value;
          field.dispatchEvent(new Event('change', { bubbles: true }));
        });
      },
      { name: `q${item}`, given: values },
    );
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
export async function readSheet(page: Page): Promise<Record<number, string>> {
  await untilWhole(page);
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
 * Finds the right answer of every item on the sheet in the course's question bank.
 * Throws when the sheet shows a question the bank does not have.
 */
export async function rightLetters(
  page: Page,
  course = 'technical-innovation',
): Promise<RightAnswer[]> {
  const bank = readBank(course);
  await untilWhole(page);
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-item]')].map((question) => ({
      item: Number(question.dataset.item),
      stem: question.querySelector('legend')?.textContent ?? '',
      options: [...question.querySelectorAll('label.answer, .lettered > li')].map((one) => ({
        letter: one.querySelector('input')?.value ?? one.querySelector('b')?.textContent ?? '',
        text: one.querySelector('span')?.textContent ?? '',
      })),
      rows: [...question.querySelectorAll('.select-row .rich')].map((row) => row.textContent ?? ''),
    })),
  );
  return shown.map((item) => {
    const question = bank.find((one) => isShown(one, item));
    if (!question) throw new Error(`the bank has no question: ${item.stem}`);
    return rightOf(question, item);
  });
}

/** A page is shown before its last items have arrived. */
async function untilWhole(page: Page): Promise<void> {
  await page.locator('[data-item]').first().waitFor();
  await page.waitForLoadState();
}

function isShown({ stem, options }: BankQuestion, shown: ShownItem): boolean {
  // Blanks, formulas and tables look otherwise on the page.
  if (!options) return shown.stem.includes(stem.split(/[_$!\n]/)[0] as string);
  return (
    shown.stem.endsWith(stem) &&
    shown.options.every(({ text }) => options.some((option) => option.text === text))
  );
}

function rightOf(question: BankQuestion, { item, options, rows }: ShownItem): RightAnswer {
  const { answer = [], blanks, value, pairs, items } = question;
  const letterOf = (text: string | undefined) =>
    options.find((option) => option.text === text)?.letter ?? '';
  if (blanks) return { item, letters: [], values: blanks.map(({ accept }) => accept[0] ?? '') };
  if (value !== undefined) return { item, letters: [], values: [String(value)] };
  if (items)
    return { item, letters: [], values: rows.map((text) => String(items.indexOf(text) + 1)) };
  if (pairs) {
    const rightText = new Map(pairs);
    return { item, letters: [], values: rows.map((text) => letterOf(rightText.get(text))) };
  }
  const right = question.options?.filter(({ key }) => answer.includes(key)) ?? [];
  const letters = options
    .filter(({ text }) => right.some((option) => option.text === text))
    .map(({ letter }) => letter);
  return { item, letters };
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
