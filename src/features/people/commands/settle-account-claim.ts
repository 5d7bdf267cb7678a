import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  type AccountClaim,
  decideAccountClaim,
  lockAccountClaim,
} from '../queries/account-claims.ts';
import { findClaimOffice } from '../queries/claim-office.ts';
import { mayDecideAccountClaim } from '../rules/policy.ts';

/** Stores the decision on an account claim and audits it. */
export async function settleAccountClaim(
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

/**
 * Locks an open account claim that the officer's body decides and returns it. Throws
 * `people.account_claim_not_found`, `people.account_claim_decided`.
 */
export async function lockOpenAccountClaim(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  claimId: string,
): Promise<AccountClaim> {
  const claim = await lockAccountClaim(tx, claimId);
  if (!claim) throw new Refusal('people.account_claim_not_found');
  const office = await findClaimOffice(tx, claim.districtId, dayOf(parts.clock.now()));
  if (!mayDecideAccountClaim(actor, office.id)) throw new Refusal('people.account_claim_not_found');
  if (claim.state !== 'OPEN') throw new Refusal('people.account_claim_decided');
  return claim;
}
