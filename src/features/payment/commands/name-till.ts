import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateTill } from '../queries/till-days.ts';
import { joinTillDay } from './join-till-day.ts';

/** Names the window where the officer takes money today. Throws `payment.day_closed`. */
export async function nameTill(parts: Parts, actor: Officer, till: string): Promise<void> {
  const { organisationId, accountId: clerkId } = actor;
  await inTransaction(parts.db, async (tx) => {
    const day = dayOf(parts.clock.now());
    const { id } = await joinTillDay(tx, { organisationId, clerkId, day }, { lock: 'UPDATE' });
    await updateTill(tx, id, till);
    await recordAudit(tx, actor, 'payment.name_till', { type: 'till_day', id }, { till });
  });
}
