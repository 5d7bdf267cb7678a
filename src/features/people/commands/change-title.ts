import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateLearner } from '../queries/learners.ts';

/** Sets the professional title a learner declares. */
export async function changeTitle(
  parts: Parts,
  actor: Learner,
  title: { titleCode: string | null; titleAwardedOn: string | null },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await updateLearner(tx, actor.accountId, title);
    const subject = { type: 'account', id: actor.accountId };
    await recordAudit(tx, actor, 'people.change_title', subject, title);
  });
}
