import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findLearnerRow, lockRegistration } from '../queries/learners.ts';
import type { UnitChoice } from '../rules/unit-choice.ts';
import { replaceAffiliation } from './replace-affiliation.ts';
import { startEmployment } from './start-employment.ts';

/**
 * Changes the employer from a day on; the old employment ends that day, its history stays (Q10).
 */
export async function changeEmployer(
  parts: Parts,
  actor: Learner,
  input: { unit: UnitChoice; from: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = actor;
    const learner = await findLearnerRow(tx, accountId);
    if (!learner) throw new Refusal('people.learner_not_found');
    await lockRegistration(tx, accountId);
    const { districtId } = learner;
    const { unit, from } = input;
    await replaceAffiliation(parts, tx, { kind: 'EMPLOYMENT', accountId, on: from }, () =>
      startEmployment(parts, tx, actor, { unit, districtId, from, state: 'CLAIMED' }),
    );
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'people.change_employer', subject, { unit, from });
  });
}
