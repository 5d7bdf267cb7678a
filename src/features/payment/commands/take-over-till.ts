import type { Officer } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { findTillDay } from '../queries/till-days.ts';
import { insertHandover } from '../queries/till-handovers.ts';

/**
 * Records that the colleague named at a closing counted the money and took it over, once; who handed it over is
 * told when it is another sum. Throws `payment.till_not_found` for anybody else, `payment.handover_taken`, and
 * `payment.handover_unexplained` with the difference.
 */
export async function takeOverTill(
  parts: Parts,
  actor: Officer,
  tillDayId: string,
  { countedFen, note }: { countedFen: number; note: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const day = await findTillDay(tx, tillDayId);
    const named = day?.state === 'CLOSED' && day.handedTo === actor.accountId;
    if (!named || day.organisationId !== actor.organisationId || day.countedFen === null)
      throw new Refusal('payment.till_not_found');
    const difference = countedFen - day.countedFen;
    if (difference !== 0 && note === '')
      throw new Refusal('payment.handover_unexplained', {
        counted: fenToYuan(countedFen),
        handed: fenToYuan(day.countedFen),
      });
    const at = parts.clock.now();
    const by = { takenBy: actor.accountId, takenAt: at };
    const taken = { tillDayId, countedFen, note: difference === 0 ? '' : note, ...by };
    if (!(await insertHandover(tx, taken))) throw new Refusal('payment.handover_taken');
    const facts = { countedFen, handedFen: day.countedFen, note };
    await recordAudit(
      tx,
      actor,
      'payment.take_over_till',
      { type: 'till_day', id: tillDayId },
      facts,
    );
    if (difference === 0) return;
    await notify(parts, tx, [day.clerkId], {
      subject: '交款签收的金额不符',
      text: `${day.day}交出${fenToYuan(day.countedFen)}元，接收人清点为${fenToYuan(countedFen)}元：${note}`,
      href: `/counter/closings/${tillDayId}`,
    });
  });
}
