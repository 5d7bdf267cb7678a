import type { Learner } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { lockEnrolment } from '../../../enrolment/index.ts';
import { type EnrolledStartFacts, loadStartFacts } from '../../queries/start-queue/start-facts.ts';
import type { SeatFacts } from '../../rules/seat.ts';

export interface OwnSeatFacts {
  facts: EnrolledStartFacts;
  seats: SeatFacts;
  topicId: string;
  now: Date;
}

/**
 * Locks the own enrolment, so that its seat changes once at a time, and returns what is known of it. Throws
 * `enrolment.not_found`, and `exam.window_unknown` where nobody books.
 */
export async function lockSeatFacts(
  tx: Tx,
  actor: Learner,
  enrolmentId: string,
): Promise<OwnSeatFacts> {
  const known = (await loadStartFacts(tx, [enrolmentId])).get(enrolmentId);
  if (known?.enrolment.accountId !== actor.accountId) throw new Refusal('enrolment.not_found');
  await lockEnrolment(tx, enrolmentId);
  const facts = (await loadStartFacts(tx, [enrolmentId])).get(enrolmentId);
  if (!facts?.seats) throw new Refusal('exam.window_unknown');
  return { facts, seats: facts.seats, topicId: facts.topic.id, now: facts.now };
}
