import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertPayeeAccount, type PayeeAccount } from '../queries/payee-accounts.ts';

/** Enters the account of a body that is set up; any other is proposed and confirmed. */
export async function enterFirstPayeeAccount(
  parts: Parts,
  actor: Officer,
  account: PayeeAccount,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const validFrom = parts.clock.now();
    const by = { proposedBy: null, confirmedBy: null, validFrom };
    const id = await insertPayeeAccount(tx, actor.organisationId, account, by);
    const subject = { type: 'payee_account', id };
    await recordAudit(tx, actor, 'payment.change_payee_account', subject, { ...account });
  });
}
