import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  findAccountByIndexes,
  handOverAccount,
  listRolesOf,
  loginIndexes,
  newPaperCode,
  sealPhone,
  sendTextTo,
} from '../../identity/index.ts';
import {
  type AccountClaim,
  decideAccountClaim,
  lockAccountClaim,
} from '../queries/account-claims.ts';
import { findClaimOffice } from '../queries/claim-office.ts';
import { nameCorrected } from '../rules/events.ts';
import { mayDecideAccountClaim } from '../rules/policy.ts';

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
    await settle(parts, tx, actor, claim, { state: 'GRANTED', reason: null });
  });
  return code;
}

/** Rejects an account claim: nothing changes, the claimant is told why. */
export async function rejectAccountClaim(
  parts: Parts,
  actor: Officer,
  claimId: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const claim = await lockOpenAccountClaim(parts, tx, actor, claimId);
    await settle(parts, tx, actor, claim, { state: 'REJECTED', reason });
    await sendTextTo(
      parts,
      tx,
      { phoneCipher: claim.claimantPhoneCipher, phoneMasked: claim.claimantPhoneMasked },
      `您的账号申领（${claim.reference}）未通过：${reason}。如有疑问请携带证件到窗口咨询。`,
    );
  });
}

async function settle(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  claim: AccountClaim,
  outcome: { state: 'GRANTED' | 'REJECTED'; reason: string | null },
): Promise<void> {
  await decideAccountClaim(tx, claim.id, {
    ...outcome,
    by: actor.accountId,
    at: parts.clock.now(),
  });
  const subject = { type: 'identity_claim', id: claim.id };
  const facts = { reference: claim.reference, ...outcome };
  await recordAudit(tx, actor, 'people.decide_account_claim', subject, facts);
}

async function lockOpenAccountClaim(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  claimId: string,
): Promise<AccountClaim> {
  const claim = await lockAccountClaim(tx, claimId);
  if (!claim) throw new Refusal('people.account_claim_not_found');
  const desk = await findClaimOffice(tx, claim.districtId, dayOf(parts.clock.now()));
  if (!mayDecideAccountClaim(actor, desk.id)) throw new Refusal('people.account_claim_not_found');
  if (claim.state !== 'OPEN') throw new Refusal('people.account_claim_decided');
  return claim;
}
