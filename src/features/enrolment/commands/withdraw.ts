import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOwnEnrolment, lockEnrolment, updateState } from '../queries/enrolments.ts';
import { mayWithdraw } from '../rules/enrolment.ts';

/** Withdraws a selection. Throws `enrolment.paid_already` after payment. */
export async function withdraw(parts: Parts, actor: Learner, enrolmentId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await getOwnEnrolment(tx, actor, enrolmentId);
    const enrolment = await lockEnrolment(tx, enrolmentId);
    if (enrolment.state === 'WITHDRAWN') return;
    if (!mayWithdraw(enrolment)) throw new Refusal('enrolment.paid_already');
    await updateState(tx, enrolmentId, 'WITHDRAWN');
    await recordAudit(tx, actor, 'enrolment.withdraw', { type: 'enrolment', id: enrolmentId });
  });
}
