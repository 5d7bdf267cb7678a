import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getAccount } from '../queries/accounts.ts';
import { accountCells } from '../rules/identifiers.ts';

/**
 * Returns the full identity number, in the caller's transaction, with an audit entry of the reason
 * (E26). The caller checks the policy.
 */
export async function revealIdNumber(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
  why: string,
): Promise<string> {
  const account = await getAccount(tx, accountId);
  const subject = { type: 'account', id: accountId };
  await recordAudit(tx, actor, 'identity.reveal_id_number', subject, { why });
  return parts.cipher.decrypt(account.idNumberCipher, accountCells.number(accountId));
}
