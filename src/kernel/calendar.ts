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

/** The end of a term of so many days: the last second of its last day, so that nobody has to know an hour. */
export function endOfTerm(from: Date, days: number): Date {
  const lastDay = dayOf(new Date(from.getTime() + days * 86_400_000));
  return new Date(instantOf(lastDay).getTime() + 86_400_000 - 1000);
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
