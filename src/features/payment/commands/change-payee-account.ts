import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type PayeeAccount, upsertPayeeAccount } from '../queries/payee-accounts.ts';

/** Changes the bank account that transfers are to be sent to. */
export async function changePayeeAccount(
  parts: Parts,
  actor: Officer,
  account: PayeeAccount,
): Promise<void> {
  const id = actor.organisationId;
  await inTransaction(parts.db, async (tx) => {
    await upsertPayeeAccount(tx, id, account);
    const subject = { type: 'organisation', id };
    await recordAudit(tx, actor, 'payment.change_payee_account', subject, { ...account });
  });
}
