import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  findAccountByIndexes,
  handOverAccount,
  listRolesOf,
  loginIndexes,
  newPaperCode,
  sealPhone,
} from '../../identity/index.ts';
import { nameCorrected } from '../rules/events.ts';
import { lockOpenAccountClaim, settleAccountClaim } from './settle-account-claim.ts';

/**
 * Grants an account claim after an ID check (Q4): name and phone of the claimant, a one-time code
 * for a new password, all sessions ended, a notice to the old phone. `documentNumber` is what the
 * officer reads off the document. Returns the code, shown once. Throws
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
    // Typed off the document: a look at a masked number is no check.
    if (!loginIndexes(parts.cipher, documentNumber).includes(claim.idNumberIndex))
      throw new Refusal('people.account_claim_number_differs');
    const account = await findAccountByIndexes(tx, [claim.idNumberIndex]);
    if (!account) throw new Refusal('people.account_claim_without_account');
    if (account.id === actor.accountId) throw new Refusal('people.account_claim_not_found');
    if ((await listRolesOf(tx, account.id)).length > 0) throw new Refusal('people.officer_account');
    const name = claim.claimantName;
    const phone = sealPhone(parts, parts.cipher.decrypt(claim.claimantPhoneCipher));
    await handOverAccount(parts, tx, account, { name, phone, code, issuedBy: actor.accountId });
    if (name !== account.name)
      await parts.jobs.publish(tx, nameCorrected, { accountId: account.id });
    await settleAccountClaim(parts, tx, actor, claim, { state: 'GRANTED', reason: null });
  });
  return code;
}
