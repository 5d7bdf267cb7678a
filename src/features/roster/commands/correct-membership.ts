import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { correctAffiliation } from '../../people/index.ts';
import { membershipOf } from '../rules/body-membership.ts';

/** Corrects days, department and post of a membership. */
export async function correctMembership(
  parts: Parts,
  actor: Officer,
  affiliationId: string,
  change: { from: string; to: string | null; department: string; post: string },
): Promise<void> {
  const membership = membershipOf(actor);
  await inTransaction(parts.db, async (tx) => {
    const before = await correctAffiliation(tx, membership, affiliationId, change);
    const { accountId, validFrom, validTo } = before;
    const moved = validFrom !== change.from || validTo !== change.to;
    if (moved && accountId === actor.accountId) throw new Refusal('people.affiliation_own');
    const subject = { type: 'account', id: accountId };
    const facts = { kind: membership.kind, was: { from: validFrom, to: validTo }, ...change };
    await recordAudit(tx, actor, 'roster.correct_membership', subject, facts);
  });
}
