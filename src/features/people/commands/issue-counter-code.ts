import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { issuePaperCode, listRolesOf, newPaperCode, sendText } from '../../identity/index.ts';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import { findLearnerRow } from '../queries/learners.ts';
import { mayServeAtCounter } from '../rules/policy.ts';
import { resetAtCounter } from '../rules/texts.ts';

/**
 * Issues a one-time code at the counter, after an ID check, for a new password (Q1); valid for a
 * day. Throws `people.learner_not_found` outside the learner's own counter, `people.officer_account`
 * for officers. No audit: `issuePaperCode` records it.
 */
export async function issueCounterCode(
  parts: Parts,
  actor: Officer,
  accountId: string,
): Promise<string> {
  const code = newPaperCode();
  await inTransaction(parts.db, async (tx) => {
    const office = await findPaymentOfficeFor(tx, accountId, dayOf(parts.clock.now()));
    const learner = await findLearnerRow(tx, accountId);
    if (!learner || !mayServeAtCounter(actor, accountId, office.organisation.id))
      throw new Refusal('people.learner_not_found');
    if ((await listRolesOf(tx, accountId)).length > 0) throw new Refusal('people.officer_account');
    await issuePaperCode(parts, tx, actor, accountId, code);
    await sendText(parts, tx, accountId, wordText(parts.place, resetAtCounter, {}).text);
  });
  return code;
}
