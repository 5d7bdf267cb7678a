import type { OfficeFormula } from '../../../../platform/rich-text/index.ts';
import { lostFormula } from './html-to-markdown.ts';
import { mapTexts } from './item-texts.ts';
import type { ItemFault, ReadFile, ReadItem } from './read-item.ts';

/*
 * While a document is taken apart into questions, a mark stands for each of its formulas: nothing in a formula
 * is then taken for an option, an answer or a cell.
 */

const marks = /\uE000(\d+)\uE001/g;

/** Stands for the formula of this number. */
export const formulaMark = (at: number): string => `\uE000${at}\uE001`;

const answerLine = /^[【[]?\s*(?:正确|参考)?答案/;

/** The text with formulas that are no more than words or a number written out where they are an answer. */
export const spellAnswers = (text: string, formulas: readonly OfficeFormula[]): string =>
  text
    .split('\n')
    .map((line) =>
      answerLine.test(line)
        ? line.replaceAll(marks, (mark, at) => plainOf(formulas[Number(at)]) ?? mark)
        : line,
    )
    .join('\n');

/** A formula without anything that only a formula can say. */
function plainOf(formula: OfficeFormula | undefined): string | null {
  if (!formula || !('tex' in formula)) return null;
  const plain = formula.tex.replaceAll('\\%', '%').replaceAll(/\\text\{([^\\{}]*)\}/g, '$1');
  return /[\\^_{}&]/.test(plain) ? null : plain;
}

/** The questions with their formulas in the place of the marks; what is no TeX is missed there, and said. */
export function withFormulas(
  { items, faults }: ReadFile,
  text: string,
  formulas: readonly OfficeFormula[],
): ReadFile {
  const lines = linesOfMarks(text);
  const read: ReadFile = { items: [], faults: [...faults] };
  for (const item of items) {
    const done = withItsFormulas(item, lines, formulas);
    if ('message' in done) read.faults.push(done);
    else read.items.push(done);
  }
  return read;
}

function withItsFormulas(
  item: ReadItem,
  lines: ReadonlyMap<number, number>,
  formulas: readonly OfficeFormula[],
): ReadItem | ItemFault {
  const lost = [...item.lost];
  const whole = mapTexts(item, (said) =>
    said.replaceAll(marks, (mark, no: string, place: number) => {
      const formula = formulas[Number(no)];
      if (formula && 'tex' in formula)
        return written(formula, said[place - 1], said[place + mark.length]);
      lost.push(
        `第${lines.get(Number(no))}行的公式（${formula?.because ?? '没有找到'}），请在草稿里补上，写成 $…$`,
      );
      return lostFormula;
    }),
  );
  const left = JSON.stringify(whole.content).match(/\uE000(\d+)\uE001/);
  return left
    ? {
        at: item.at,
        message: `第${lines.get(Number(left[1]))}行的答案是公式，不能自动判分，请改成数字或文字。`,
      }
    : { ...whole, lost };
}

/** A `$` is no formula's end before a digit, and no begin behind a backslash. */
function written(
  { tex, display }: { tex: string; display: boolean },
  before = '',
  after = '',
): string {
  const sign = display ? '$$' : '$';
  return `${before === '\\' ? ' ' : ''}${sign}${tex}${sign}${/[\d$\uE000]/.test(after) ? ' ' : ''}`;
}

function linesOfMarks(text: string): Map<number, number> {
  const lines = new Map<number, number>();
  text.split('\n').forEach((line, at) => {
    for (const [, no] of line.matchAll(marks)) lines.set(Number(no), at + 1);
  });
  return lines;
}
