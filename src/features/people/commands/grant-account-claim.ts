import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  accountCells,
  findAccountByIndexes,
  handOverAccount,
  listRolesOf,
  loginIndexes,
  newPaperCode,
  sealPhone,
} from '../../identity/index.ts';
import { claimCells } from '../rules/cells.ts';
import { nameCorrected } from '../rules/events.ts';
import { lockOpenAccountClaim, settleAccountClaim } from './settle-account-claim.ts';

/**
 * Hands the account to the claimant after an ID check (Q4) and returns the one-time code for a new
 * password. Name and phone become the claimant's, all sessions end, the old phone gets a notice.
 * `documentNumber` is what the officer reads off the document. Throws
 * `people.account_claim_not_found`, `people.account_claim_decided`,
 * `people.account_claim_number_differs`, `people.account_claim_without_account`,
 * `people.officer_account`, `identity.phone_taken`.
 */
export async function grantAccountClaim(
  parts: Parts,
  actor: Officer,
  claimId: string,
  documentNumber: string,
): Promise<string> {
  const code = newPaperCode();
  await inTransaction(parts.db, async (tx) => {
    const claim = await lockOpenAccountClaim(parts, tx, actor, claimId);
    // Typed from the document: comparing it with a masked number would be no check.
    const indexes = loginIndexes(parts.cipher, documentNumber);
    if (!indexes.includes(claim.idNumberIndex))
      throw new Refusal('people.account_claim_number_differs');
    const account = await findAccountByIndexes(tx, indexes);
    if (!account) throw new Refusal('people.account_claim_without_account');
    if (account.id === actor.accountId) throw new Refusal('people.account_claim_not_found');
    if ((await listRolesOf(tx, account.id)).length > 0) throw new Refusal('people.officer_account');
    const name = claim.claimantName;
    const claimed = parts.cipher.decrypt(claim.claimantPhoneCipher, claimCells.phone(claimId));
    const phone = sealPhone(parts, claimed, accountCells.phone(account.id));
    await handOverAccount(parts, tx, account, { name, phone, code, issuedBy: actor.accountId });
    if (name !== account.name)
      await parts.jobs.publish(tx, nameCorrected, { accountId: account.id });
    await settleAccountClaim(parts, tx, actor, claim, { state: 'GRANTED', reason: null });
  });
  return code;
}
