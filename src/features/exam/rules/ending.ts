import type { ClosedBecause } from './attempt.ts';

/**
 * How an attempt ends whose time ran out. N20: who did not return before the time ended has no score, and
 * the attempt is used. G4: who was in contact within the grace before the deadline is graded with what was
 * saved.
 */
export function endingAtDeadline(
  lastContact: Date,
  deadline: Date,
  graceSeconds: number,
): Exclude<ClosedBecause, 'HANDED_IN'> {
  const inContact = lastContact.getTime() >= deadline.getTime() - graceSeconds * 1000;
  return inContact ? 'TIME_UP' : 'NOT_RETURNED';
}
