import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { stopPayeeAccount as stop } from '../queries/payee-accounts.ts';

/** Stops a change of the payee account before it is valid: one officer may. Throws `payment.account_gone`. */
export async function stopPayeeAccount(parts: Parts, actor: Officer, id: string): Promise<void> {
  const { organisationId, accountId: by } = actor;
  await inTransaction(parts.db, async (tx) => {
    const stopped = await stop(tx, { id, organisationId, by, at: parts.clock.now() });
    if (!stopped) throw new Refusal('payment.account_gone');
    await recordAudit(tx, actor, 'payment.stop_payee_account', { type: 'payee_account', id });
  });
}
