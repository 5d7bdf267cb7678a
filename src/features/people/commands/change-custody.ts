import type { Learner } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertCustody } from '../queries/employments.ts';
import { lockRegistration } from '../queries/learners.ts';
import { replaceAffiliation } from './replace-affiliation.ts';

/** Changes the agency that keeps the personnel file, from today on; null for none. */
export async function changeCustody(
  parts: Parts,
  actor: Learner,
  agencyId: string | null,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const from = dayOf(parts.clock.now());
    await lockRegistration(tx, accountId);
    await replaceAffiliation(parts, tx, { kind: 'CUSTODY', accountId, on: from }, async () => {
      if (agencyId) await insertCustody(tx, { accountId, agencyId, from });
    });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'people.change_custody', subject, { agencyId, from });
  });
}
