import type { Day } from '../../../kernel/calendar.ts';

/** The half-year of a day, in which every role is reviewed once: 2026-2. */
export function reviewPeriodOf(day: Day): string {
  return `${day.slice(0, 4)}-${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;
}

/** A half-year in words: 2026年下半年. */
export function periodWords(period: string): string {
  const [year, half] = period.split('-');
  return `${year}年${half === '1' ? '上' : '下'}半年`;
}
