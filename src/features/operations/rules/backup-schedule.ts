import { dayOf, instantOf } from '../../../kernel/calendar.ts';

/** The newest attempts that decide whether a backup is due. */
export interface LastBackups {
  lastGoodStart: Date | null;
  lastFailureStart: Date | null;
}

const hourMs = 3_600_000;
/** After a failure the next try waits: a full disk does not empty itself in a minute. */
const afterFailureMs = hourMs;
/** A day and the hours a large one takes. */
const tooOldMs = 30 * hourMs;

/** Whether the daily backup is due: none was begun since today's time of day, and the last failure is an hour old. */
export function isBackupDue(now: Date, at: string, last: LastBackups): boolean {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const today = new Date(instantOf(dayOf(now)).getTime() + hours * hourMs + minutes * 60_000);
  const since = now >= today ? today : new Date(today.getTime() - 24 * hourMs);
  if (last.lastGoodStart && last.lastGoodStart >= since) return false;
  return !last.lastFailureStart || now.getTime() - last.lastFailureStart.getTime() > afterFailureMs;
}

/** Whether the last good backup is older than a daily one may be; also when there is none. */
export const isTooOld = (lastGood: Date | null, now: Date): boolean =>
  !lastGood || now.getTime() - lastGood.getTime() > tooOldMs;
