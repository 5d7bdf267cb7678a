import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Notice, notify } from '../../messages/index.ts';
import { lockAbsence, markAbsenceWithdrawn } from '../queries/absences.ts';
import { mayBecome } from '../rules/absence.ts';

const notice: Omit<Notice, 'text'> = { subject: '正当理由', href: '/absences', channels: ['SMS'] };

/**
 * Takes a justified absence back with a reason (G13): the person himself while nobody decided, the
 * unit at any time. Its years are no longer excused from then on.
 */
export async function withdrawAbsence(
  parts: Parts,
  actor: Actor,
  { id, because }: { id: string; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const absence = await lockAbsence(tx, id);
    const own = actor.role === 'LEARNER' && absence?.accountId === actor.accountId;
    const unit = actor.role !== 'LEARNER' && absence?.organisationId === actor.organisationId;
    if (!absence || !(own || unit)) throw new Refusal('eligibility.not_found');
    if (unit && absence.accountId === actor.accountId) throw new Refusal('eligibility.own');
    if (!mayBecome(absence.state, 'WITHDRAWN') || (own && absence.state !== 'REQUESTED'))
      throw new Refusal('eligibility.decided_already');
    const at = parts.clock.now();
    await markAbsenceWithdrawn(tx, id, { by: actor.accountId, at, because });
    await recordAudit(
      tx,
      actor,
      'eligibility.withdraw_absence',
      { type: 'justified_absence', id },
      { accountId: absence.accountId, years: absence.years, because },
    );
    const text = `单位已撤回您${absence.years.join('、')}年的正当理由，原因请登录平台查看。`;
    if (unit) await notify(parts, tx, [absence.accountId], { ...notice, text });
  });
}
