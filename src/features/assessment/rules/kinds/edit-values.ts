import type { FieldErrors, FormValues } from '../../../../platform/http/index.ts';
import type { ReadContent } from './kind.ts';
import { numberIn, type Tolerance } from './typed-answer.ts';

// Reading of the fields of an editor.

/** What is typed into a field, without blanks around it. */
export const wordOf = (values: FormValues, field: string): string =>
  [values[field] ?? ''].flat()[0]?.trim() ?? '';

/** The values of a field of which there may be several. */
export const listOf = (values: FormValues, field: string): string[] => [values[field] ?? []].flat();

/** The lines of a field that are not empty. */
export const linesOf = (values: FormValues, field: string): string[] =>
  wordOf(values, field)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The content, unless there are errors. */
export const unlessWrong = (
  errors: FieldErrors,
  content: () => Extract<ReadContent, { ok: true }>['content'],
): ReadContent =>
  Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, content: content() };

/** A tolerance as people write it, `0.5` or `5%`; null where it is neither. */
export function toleranceIn(text: string): Tolerance | null {
  if (text === '') return { tolerance: 0, relative: false };
  const share = /[%％]$/.test(text);
  const number = numberIn(share ? text.slice(0, -1) : text);
  if (number === null || number < 0) return null;
  return { tolerance: share ? number / 100 : number, relative: share };
}

/** A tolerance as people write it; '' for none. */
export const toleranceText = ({ tolerance, relative }: Tolerance): string =>
  tolerance === 0
    ? ''
    : relative
      ? `${Number((tolerance * 100).toPrecision(12))}%`
      : String(tolerance);

export const toleranceHint = '数值答案可以写允许的误差，如 0.5，或相对误差，如 5%。';
export const wrongTolerance = '误差应是不小于 0 的数，如 0.5，或百分数，如 5%。';
