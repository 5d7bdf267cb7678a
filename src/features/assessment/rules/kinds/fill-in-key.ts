import type { QuestionContent } from './kind.ts';
import { isWithin, numberIn, sameText, type Tolerance, toleranceWords } from './typed-answer.ts';

/** Blanks that a question has at most. */
export const mostBlanks = 8;

/** What a blank accepts. */
export interface Blank extends Tolerance {
  accept: string[];
  unit: string;
  /** Width, case and blanks count. */
  exact: boolean;
}

/** The content of blanks: their units are shown, the rest is the answer. */
export function toFillIn(blanks: readonly Blank[]): QuestionContent {
  return {
    options: blanks.map(({ unit }, place) => ({ key: String(place + 1), text: unit })),
    answer: JSON.stringify(
      blanks.map(({ accept, unit, tolerance, relative, exact }) => ({
        accept,
        unit,
        tolerance,
        relative,
        exact,
      })),
    ),
  };
}

/** The blanks of an answer. Throws when it is none: keys are written by `toFillIn` alone. */
export const blanksOf = (answer: string): Blank[] => JSON.parse(answer) as Blank[];

/** Whether what was typed is one of the accepted answers or a number near enough to one. */
export function isAccepted(typed: string, blank: Blank): boolean {
  const given = typed.trim();
  if (given === '') return false;
  return blank.accept.some((accepted) => {
    if (blank.exact) return given === accepted;
    if (sameText(given) === sameText(accepted)) return true;
    const right = numberIn(accepted, blank.unit);
    const number = numberIn(given, blank.unit);
    return right !== null && number !== null && isWithin(number, right, blank);
  });
}

/** A blank in words: 执着专注、专注；误差不超过5%. */
export const blankWords = (blank: Blank): string =>
  [blank.accept.join('、'), toleranceWords(blank), blank.exact ? '大小写和全角半角都要一致' : '']
    .filter(Boolean)
    .join('；');
