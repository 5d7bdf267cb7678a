import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findBirthDate } from '../../identity/index.ts';
import { updateLearner } from '../queries/learners.ts';
import { isTitleTooEarly } from '../rules/work-checks.ts';

/** Sets the professional title a learner declares. Throws `people.title_too_early`. */
export async function changeTitle(
  parts: Parts,
  actor: Learner,
  title: { titleCode: string | null; titleAwardedOn: string | null },
): Promise<void> {
  const birthDate = await findBirthDate(parts.db, actor.accountId);
  if (isTitleTooEarly(title.titleAwardedOn, birthDate)) throw new Refusal('people.title_too_early');
  await inTransaction(parts.db, async (tx) => {
    await updateLearner(tx, actor.accountId, title);
    const subject = { type: 'account', id: actor.accountId };
    await recordAudit(tx, actor, 'people.change_title', subject, title);
  });
}
