import type { Learner } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import { endSeat, findHeldSeat } from '../../queries/seats.ts';
import { mayChange } from '../../rules/seat.ts';
import { lockSeatFacts } from './lock-seat-facts.ts';

/** Gives up the own seat until a day before its window. Throws `exam.no_seat_held`, `exam.seat_fixed`. */
export async function giveUpSeat(parts: Parts, actor: Learner, enrolmentId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { seats, now } = await lockSeatFacts(tx, actor, enrolmentId);
    const row = await findHeldSeat(tx, enrolmentId);
    if (!seats.held || !row) throw new Refusal('exam.no_seat_held');
    if (!mayChange(seats.held, now))
      throw new Refusal('exam.seat_fixed', { name: seats.held.name });
    await endSeat(tx, row.id, { state: 'GIVEN_UP', by: actor.accountId });
    const subject = { type: 'enrolment', id: enrolmentId };
    await recordAudit(tx, actor, 'exam.give_up_seat', subject, { windowName: row.windowName });
  });
}
