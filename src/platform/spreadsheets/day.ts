import type { TableCell } from './cell.ts';

export type DayFault = 'DAY_MISSING' | 'NO_SUCH_DAY' | 'DAY_FIRST' | 'NOT_A_DATE';

export type ReadDay = { day: string } | { fault: DayFault };

/** What each fault says to the person, after the text that stands in the cell. */
export const dayFaultSentences: Record<DayFault, string> = {
  DAY_MISSING: '缺少日，请写全年月日，例如 2026-11-23',
  NO_SUCH_DAY: '没有这一天，请核对年月日',
  DAY_FIRST: '请把年写在最前面，例如 2026-11-23',
  NOT_A_DATE: '不是日期，应写成 2026-11-23 这样',
};

/** A time behind the day, as banks write it: 10:11, 10:11:12, 10:11:12.000, with T or a blank before. */
const time = /[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const withSeparator = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const inChinese = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/;
const eightDigits = /^(\d{4})(\d{2})(\d{2})$/;
const withTimeDigits = /^(\d{8})\d{6}$/;
const monthAlone = /^\d{4}(?:[-/.]\d{1,2}|年(?:\d{1,2}月?)?|)$/;
const dayFirst = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/;

/**
 * The calendar day in a cell: a date cell, 2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日 or
 * 20261123, with a time behind it or not. A month alone, six or seven digits (two readings), day-first
 * and impossible days are faults, never guesses. Null for an empty cell.
 */
export function readDay(cell: TableCell): ReadDay | null {
  if (cell.kind === 'EMPTY') return null;
  if (cell.kind === 'DATE') return { day: cell.day };
  if (cell.kind === 'ERROR') return { fault: 'NOT_A_DATE' };
  // A number cell is a day only when its eight digits are one; 2015.11 has lost its zero or its day.
  return readDayText(cell.text);
}

/** The same for text that was typed. */
export function readDayText(typed: string): ReadDay {
  const text = typed.normalize('NFKC').replaceAll(/\s+/g, ' ').replace(time, '').trim();
  const plain = text.replaceAll(/ ?([-/.年月日号]) ?/g, '$1');
  const digits = withTimeDigits.exec(plain)?.[1] ?? plain;
  const separated = withSeparator.exec(digits);
  const parts = separated
    ? [separated[1], separated[3], separated[4]]
    : (inChinese.exec(digits) ?? eightDigits.exec(digits))?.slice(1, 4);
  if (parts) return dayOf(parts as [string, string, string]);
  if (monthAlone.test(digits) || /^\d{6,7}$/.test(digits)) return { fault: 'DAY_MISSING' };
  return { fault: dayFirst.test(digits) ? 'DAY_FIRST' : 'NOT_A_DATE' };
}

function dayOf([year, month, day]: [string, string, string]): ReadDay {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists && Number(year) >= 1900 ? { day: iso } : { fault: 'NO_SUCH_DAY' };
}
