import type { ClosedBecause } from './attempt.ts';

/**
 * How an overdue attempt ends. In contact within the grace period before the deadline: graded with the
 * saved answers (G4). Otherwise: no score, and the attempt is used (N20).
 */
export function endingAtDeadline(
  lastContact: Date,
  deadline: Date,
  graceSeconds: number,
): Exclude<ClosedBecause, 'HANDED_IN'> {
  const inContact = lastContact.getTime() >= deadline.getTime() - graceSeconds * 1000;
  return inContact ? 'TIME_UP' : 'NOT_RETURNED';
}
