import { type Day, shiftDay, type WorkCalendar } from '../../../kernel/calendar.ts';
import type { Difference } from '../../proposals/index.ts';

/** A day that differs from the week. */
export interface SpecialDay {
  day: Day;
  /** Off: 休; worked: 班. */
  kind: 'OFF' | 'WORKED';
  /** What for: 国庆节. */
  name: string;
}

export interface YearOfDays {
  year: number;
  days: SpecialDay[];
}

/** A line of the list that cannot be read, by its number. */
export interface LineFault {
  line: number;
  text: string;
  because: 'form' | 'day' | 'year' | 'twice';
}

const form =
  /^(\d{4}-\d{1,2}-\d{1,2})(?:\s*(?:至|到|~|—|–)\s*(\d{4}-\d{1,2}-\d{1,2}))?[\s,，;；]+(休|班)(?:[\s,，;；]+(.*))?$/;
const longest = 31;

/**
 * Reads a list of days of a year: `2027-10-01 至 2027-10-07 休 国庆节`, `2027-10-09 班`, one a line, with the separators
 * that a table or the notice has.
 */
export function readDays(text: string, year: number): { days: SpecialDay[]; faults: LineFault[] } {
  const byDay = new Map<Day, SpecialDay>();
  const faults: LineFault[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw
      .trim()
      .replaceAll(/[年月]/g, '-')
      .replaceAll('日', '')
      .replaceAll('/', '-');
    if (line === '') continue;
    const fault = (because: LineFault['because']) =>
      faults.push({ line: index + 1, text: raw.trim().slice(0, 40), because });
    const [, first, last = first, kind, name = ''] = form.exec(line) ?? [];
    if (!first || !last || !kind) {
      fault('form');
      continue;
    }
    const days = daysBetween(first, last);
    if (days.length === 0) fault('day');
    else if (days.some((day) => !day.startsWith(`${year}-`))) fault('year');
    else if (days.some((day) => byDay.has(day))) fault('twice');
    else
      for (const day of days)
        byDay.set(day, { day, kind: kind === '休' ? 'OFF' : 'WORKED', name: name.trim() });
  }
  const days = [...byDay.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1));
  return { days, faults };
}

/** The days from one to another; none where one of them is no day, or they are too far apart. */
function daysBetween(first: string, last: string): Day[] {
  const [from, to] = [padded(first), padded(last)];
  if (!from || !to) return [];
  const days: Day[] = [];
  for (let day = from; day <= to && days.length <= longest; day = shiftDay(day, 1)) days.push(day);
  return days.length > longest ? [] : days;
}

function padded(typed: string): Day | null {
  const [year, month, day] = typed.split('-');
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null;
}

/** Returns the list as it is typed, with neighbouring days of one holiday in one line. */
export function writeDays(days: readonly SpecialDay[]): string {
  const spans: { from: Day; to: Day; one: SpecialDay }[] = [];
  for (const one of days) {
    const last = spans.at(-1);
    const follows = last && last.one.kind === one.kind && last.one.name === one.name;
    if (follows && shiftDay(last.to, 1) === one.day) last.to = one.day;
    else spans.push({ from: one.day, to: one.day, one });
  }
  return spans
    .map(({ from, to, one: { kind, name } }) =>
      [from === to ? from : `${from} 至 ${to}`, kind === 'OFF' ? '休' : '班', name]
        .join(' ')
        .trim(),
    )
    .join('\n');
}

/** Returns the calendar of all years that are known. */
export function calendarOf(years: readonly YearOfDays[]): WorkCalendar {
  const days = years.flatMap((one) => one.days);
  const of = (kind: SpecialDay['kind']) =>
    new Set(days.filter((one) => one.kind === kind).map(({ day }) => day));
  return { off: of('OFF'), worked: of('WORKED') };
}

const kindWords = { OFF: '休', WORKED: '上班' } as const;
const wordsOf = (one: SpecialDay | undefined) =>
  one ? `${kindWords[one.kind]}${one.name ? `（${one.name}）` : ''}` : null;

/** Returns the days in which two lists differ, in words. */
export function differenceOfDays(
  before: readonly SpecialDay[],
  after: readonly SpecialDay[],
): Difference[] {
  const [old, now] = [before, after].map((days) => new Map(days.map((one) => [one.day, one])));
  const days = [...new Set([...before, ...after].map(({ day }) => day))].toSorted();
  return days
    .map((day) => ({ label: day, before: wordsOf(old?.get(day)), after: wordsOf(now?.get(day)) }))
    .filter((line) => line.before !== line.after);
}
