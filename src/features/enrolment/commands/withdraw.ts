import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findEnrolment, lockEnrolment, updateState } from '../queries/enrolments.ts';
import { mayWithdraw } from '../rules/enrolment.ts';

/** The learner takes his selection back before paying. Throws `enrolment.paid_already` afterwards. */
export async function withdraw(parts: Parts, actor: Learner, enrolmentId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const own = await findEnrolment(tx, enrolmentId);
    if (own?.accountId !== actor.accountId) throw new Refusal('enrolment.not_found');
    const enrolment = await lockEnrolment(tx, enrolmentId);
    if (enrolment.state === 'WITHDRAWN') return;
    if (!mayWithdraw(enrolment)) throw new Refusal('enrolment.paid_already');
    await updateState(tx, enrolmentId, 'WITHDRAWN');
    await recordAudit(tx, actor, 'enrolment.withdraw', { type: 'enrolment', id: enrolmentId });
  });
}
