import { dayOf } from '../../../kernel/calendar.ts';
import type { WaitingItem } from '../../../platform/feature.ts';

/** A row of the list of what waits: one thing, or all of a kind with their number. */
export interface WaitingRow extends Omit<WaitingItem, 'since'> {
  count: number | null;
  since: Date | null;
}

export type Term = 'OVERDUE' | 'TODAY' | 'WEEK' | 'LATER';

/** Chinese headings of the terms. */
export const termNames: Record<Term, string> = {
  OVERDUE: '已过期限',
  TODAY: '今天到期',
  WEEK: '七天内到期',
  LATER: '没有临近的期限',
};

const dayMs = 86_400_000;
const order: Term[] = ['OVERDUE', 'TODAY', 'WEEK', 'LATER'];

/** Calendar days from one instant to another. */
const daysBetween = (from: Date, to: Date) =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / dayMs);

/** The term of a row on a day. */
export function termOf({ due }: Pick<WaitingRow, 'due'>, now: Date): Term {
  if (!due) return 'LATER';
  if (due.getTime() < now.getTime()) return 'OVERDUE';
  const days = daysBetween(now, due);
  if (days <= 0) return 'TODAY';
  return days <= 7 ? 'WEEK' : 'LATER';
}

/** What is overdue first, then what is due soon; within a term the oldest first, those of unknown age last. */
export function inOrderOfTerm(rows: readonly WaitingRow[], now: Date): WaitingRow[] {
  const age = ({ since }: WaitingRow) => since?.getTime() ?? Number.POSITIVE_INFINITY;
  return rows.toSorted((one, other) => {
    const byTerm = order.indexOf(termOf(one, now)) - order.indexOf(termOf(other, now));
    if (byTerm !== 0) return byTerm;
    return age(one) === age(other) ? 0 : age(one) - age(other);
  });
}

/** How long a row waits, in words. */
export function ageInWords({ since }: Pick<WaitingRow, 'since'>, now: Date): string {
  if (!since) return '';
  const days = Math.floor((now.getTime() - since.getTime()) / dayMs);
  return days < 1 ? '今天' : `${days} 天`;
}

/** When a row is due, in words. */
export function dueInWords({ due }: Pick<WaitingRow, 'due'>, now: Date): string {
  if (!due) return '';
  const days = daysBetween(now, due);
  if (due.getTime() < now.getTime()) return days === 0 ? '今天已过' : `超 ${-days} 天`;
  if (days <= 0) return '今天';
  return days === 1 ? '明天' : `还剩 ${days} 天`;
}
