import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertReviews } from '../queries/role-reviews.ts';
import { reviewPeriodOf } from '../rules/role-review.ts';

/** Notes that roles of others were reviewed in this half-year and stay as they are; returns how many. */
export async function keepRoles(
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const period = reviewPeriodOf(dayOf(at));
    const kept = await insertReviews(tx, ids, { period, by: actor.accountId, at });
    const subject = { type: 'role_review', id: period };
    if (kept.length > 0)
      await recordAudit(tx, actor, 'identity.review_roles', subject, { roles: kept });
    return kept.length;
  });
}
