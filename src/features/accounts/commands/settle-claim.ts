import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findClaimDesk } from '../claim-desk.ts';
import { nameCorrected } from '../events.ts';
import { loginIndexes, sealPhone } from '../identity.ts';
import { issueCode, newPaperCode } from '../one-time-code.ts';
import { maySettleClaim } from '../policy.ts';
import { type Account, findAccountByIndexes, updatePassword } from '../queries/accounts.ts';
import { decideClaim, type IdentityClaim, lockClaim } from '../queries/claims.ts';
import { listRolesOf } from '../queries/roles.ts';
import { endSessionsOf } from '../queries/sessions.ts';
import { changeIdentity } from '../registration-check.ts';
import { sendTextTo } from '../texts.ts';

/**
 * After the document was looked at, the account goes to the claimant (Q4): his name and phone, a
 * one-time code for a new password, all sessions ended, a notice to the old phone. Returns the code,
 * shown once. `documentNumber` is what the officer reads off the document. Throws
 * `accounts.claim_not_found`, `accounts.claim_settled`, `accounts.claim_number_differs`,
 * `accounts.claim_without_account`, `accounts.officer_account`, `accounts.phone_taken`.
 */
export async function grantClaim(
  parts: Parts,
  actor: Officer,
  claimId: string,
  documentNumber: string,
): Promise<string> {
  const code = newPaperCode();
  await inTransaction(parts.db, async (tx) => {
    const claim = await lockOpenClaim(parts, tx, actor, claimId);
    // Typed off the document: who only looks at a masked number has not checked it.
    if (!loginIndexes(parts.cipher, documentNumber).includes(claim.idNumberIndex))
      throw new Refusal('accounts.claim_number_differs');
    const account = await findAccountByIndexes(tx, [claim.idNumberIndex]);
    if (!account) throw new Refusal('accounts.claim_without_account');
    if (account.id === actor.accountId) throw new Refusal('accounts.claim_not_found');
    if ((await listRolesOf(tx, account.id)).length > 0)
      throw new Refusal('accounts.officer_account');
    await handOver(parts, tx, account, claim);
    await issueCode(parts, tx, {
      accountId: account.id,
      purpose: 'COUNTER_RESET',
      code,
      issuedBy: actor.accountId,
    });
    await settle(parts, tx, actor, claim, { state: 'GRANTED', reason: null });
  });
  return code;
}

/** The claim is not true, or cannot be shown: nothing changes, the claimant is told why. */
export async function rejectClaim(
  parts: Parts,
  actor: Officer,
  claimId: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const claim = await lockOpenClaim(parts, tx, actor, claimId);
    await settle(parts, tx, actor, claim, { state: 'REJECTED', reason });
    await sendTextTo(
      parts,
      tx,
      { phoneCipher: claim.claimantPhoneCipher, phoneMasked: claim.claimantPhoneMasked },
      `您的账号申领（${claim.reference}）未通过：${reason}。如有疑问请携带证件到窗口咨询。`,
    );
  });
}

async function handOver(parts: Parts, tx: Tx, account: Account, claim: IdentityClaim) {
  const phone = sealPhone(parts, parts.cipher.decrypt(claim.claimantPhoneCipher));
  const name = claim.claimantName;
  await changeIdentity(tx, account.id, { name, phone });
  await updatePassword(tx, account.id, null);
  const at = parts.clock.now();
  await endSessionsOf(tx, account.id, { at, because: 'claimed' });
  const { phoneCipher, phoneMasked } = account;
  if (phoneCipher && phoneMasked)
    await sendTextTo(
      parts,
      tx,
      { phoneCipher, phoneMasked },
      '与您手机号关联的学习账号已由证件持有人在窗口核验后收回。如有异议，请到当地人力社保局窗口办理。',
    );
  if (name !== account.name) await parts.jobs.publish(tx, nameCorrected, { accountId: account.id });
}

async function settle(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  claim: IdentityClaim,
  outcome: { state: 'GRANTED' | 'REJECTED'; reason: string | null },
): Promise<void> {
  await decideClaim(tx, claim.id, { ...outcome, by: actor.accountId, at: parts.clock.now() });
  const subject = { type: 'identity_claim', id: claim.id };
  const facts = { reference: claim.reference, ...outcome };
  await recordAudit(tx, actor, 'accounts.settle_claim', subject, facts);
}

async function lockOpenClaim(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  claimId: string,
): Promise<IdentityClaim> {
  const claim = await lockClaim(tx, claimId);
  if (!claim) throw new Refusal('accounts.claim_not_found');
  const desk = await findClaimDesk(tx, claim.districtId, dayOf(parts.clock.now()));
  if (!maySettleClaim(actor, desk.id)) throw new Refusal('accounts.claim_not_found');
  if (claim.state !== 'OPEN') throw new Refusal('accounts.claim_settled');
  return claim;
}
