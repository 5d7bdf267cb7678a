/**
 * The civil calendar of the platform: Asia/Shanghai, UTC+8 the whole year. Days are 'YYYY-MM-DD'
 * strings, so that no time zone can shift them.
 */
export type Day = string;

const shanghaiOffset = 8 * 3600 * 1000;

/** The day in Shanghai at an instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10);
}

/** The calendar year in Shanghai at an instant. */
export function yearOf(instant: Date): number {
  return Number(dayOf(instant).slice(0, 4));
}

/** The instant of a Shanghai day at a time 'HH:mm', by default its beginning. */
export function instantOf(day: Day, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/** Days off and days worked against the week, as the yearly notice of the State Council sets them. */
export interface WorkCalendar {
  off: ReadonlySet<Day>;
  worked: ReadonlySet<Day>;
}

/** Monday to Friday, without any holiday. */
export const plainWeek: WorkCalendar = { off: new Set(), worked: new Set() };

/** Whether offices are open on a day. */
export function isWorkday(day: Day, { off, worked }: WorkCalendar): boolean {
  if (off.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return worked.has(day) || (weekday !== 0 && weekday !== 6);
}

// A calendar that leaves no working day ends nowhere.
const longestBreak = 60;

/** The day itself where offices are open, else the first one after it on which they are. */
export function workdayFrom(day: Day, calendar: WorkCalendar): Day {
  let next = day;
  for (let tried = 0; tried < longestBreak && !isWorkday(next, calendar); tried += 1)
    next = shiftDay(next, 1);
  return isWorkday(next, calendar) ? next : day;
}

/**
 * The end of a term of so many days: the last second of its last day, so that nobody has to know an hour. With a
 * calendar a term that would end on a day off ends on the next working day.
 */
export function endOfTerm(from: Date, days: number, calendar?: WorkCalendar): Date {
  const last = dayOf(new Date(from.getTime() + days * 86_400_000));
  const lastDay = calendar ? workdayFrom(last, calendar) : last;
  return new Date(instantOf(lastDay).getTime() + 86_400_000 - 1000);
}

/** The instant after so many hours, of which those of days off do not count. */
export function afterWorkingHours(from: Date, hours: number, calendar: WorkCalendar): Date {
  let left = hours * 3_600_000;
  let at = from;
  for (;;) {
    const day = dayOf(at);
    const tomorrow = instantOf(shiftDay(day, 1));
    const open = workdayFrom(day, calendar);
    if (open !== day) {
      at = instantOf(open);
      continue;
    }
    const today = tomorrow.getTime() - at.getTime();
    if (left <= today) return new Date(at.getTime() + left);
    left -= today;
    at = tomorrow;
  }
}

/** Whole days from now until an instant, rounded up; 0 when it has passed. */
export function daysUntil(instant: Date, now: Date): number {
  return Math.max(0, Math.ceil((instant.getTime() - now.getTime()) / 86_400_000));
}

/** The day so many days after another; before it, when they are negative. */
export function shiftDay(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a period covers a day; `to` is exclusive, null is an open end. */
export function covers(period: { from: Day; to: Day | null }, day: Day): boolean {
  return period.from <= day && (period.to === null || day < period.to);
}
