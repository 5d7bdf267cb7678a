import type { Figures } from '../../statistics/index.ts';
import type { Thresholds } from '../queries/thresholds.ts';
import { dueOf, percentOf } from './share.ts';

export const sides = ['place', 'industry', 'unit', 'level'] as const;
/** What participation is shown by. */
export type Side = (typeof sides)[number];

export const sideNames: Record<Side, string> = {
  place: '区县',
  industry: '行业系统',
  unit: '单位',
  level: '职称层级',
};

/** One line of the table: how far the people of a member have come. */
export interface Line {
  member: string;
  name: string;
  required: number;
  excused: number;
  due: number;
  enrolled: number;
  recorded: number;
  /** Of those due, per cent; null where nobody is due. */
  participation: number | null;
  completion: number | null;
  /** Completion on the same day a year before; null where it is not kept. */
  completionBefore: number | null;
  /** Units only: the place in the order of the table. */
  rate: number | null;
  /** May be chosen for an order by who looks. */
  orderable: boolean;
}

/** A line of figures. Who is excused is not behind, and is left out of the shares (G13). */
export function lineOf(
  { member, name }: { member: string; name: string },
  figures: Figures,
  before: { due: number; recorded: number } | null = null,
): Line {
  const due = dueOf(figures);
  const { required, excused, enrolled, recorded } = figures;
  return {
    member,
    name,
    required,
    excused,
    due,
    enrolled,
    recorded,
    participation: percentOf(enrolled, due),
    completion: percentOf(recorded, due),
    completionBefore: before ? percentOf(before.recorded, before.due) : null,
    rate: null,
    orderable: false,
  };
}

/** The furthest behind first; among equals the one with more people missing. Nobody due comes last. */
export function worstFirst(one: Line, other: Line): number {
  const rank = ({ completion }: Line) => completion ?? 101;
  return rank(one) - rank(other) || missing(other) - missing(one);
}

const missing = ({ due, recorded }: Line) => due - recorded;

/** Which of the two shares is below its threshold. */
export function marksOf(line: Line, thresholds: Thresholds) {
  return {
    participation: line.participation !== null && line.participation < thresholds.participation,
    completion: line.completion !== null && line.completion < thresholds.completion,
  };
}

/** The same day a year earlier; 29 February becomes the 28th. */
export function yearEarlier(day: string): string {
  const [year = '', month, date] = day.split('-');
  const earlier = `${Number(year) - 1}-${month}-${date}`;
  return earlier.endsWith('02-29') ? `${Number(year) - 1}-02-28` : earlier;
}
