import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockReturn } from '../queries/money-returns.ts';
import { returnDue } from '../rules/events.ts';

/** Sends money back again that its gateway refused too often. Throws `payment.trade_not_found`. */
export async function retryReturn(parts: Parts, actor: Officer, returnId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const one = await lockReturn(tx, returnId);
    if (one?.organisationId !== actor.organisationId || one.state !== 'FAILED')
      throw new Refusal('payment.trade_not_found');
    await recordAudit(tx, actor, 'payment.retry_return', { type: 'money_return', id: returnId });
    await parts.jobs.publish(tx, returnDue, { returnId });
  });
}
