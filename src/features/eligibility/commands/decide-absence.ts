import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Notice, notify } from '../../messages/index.ts';
import { lockAbsence, updateAbsenceDecision } from '../queries/absences.ts';
import { mayBecome } from '../rules/absence.ts';

const notice: Omit<Notice, 'text'> = { subject: '正当理由', href: '/absences', channels: ['SMS'] };

/** The employer or agency approves or refuses a justified absence (G13); never an officer's own (G10). */
export async function decideAbsence(
  parts: Parts,
  actor: Officer,
  input: { id: string; approve: boolean; note: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const absence = await lockAbsence(tx, input.id);
    if (!absence || absence.organisationId !== actor.organisationId)
      throw new Refusal('eligibility.not_found');
    if (absence.accountId === actor.accountId) throw new Refusal('eligibility.own');
    const state = input.approve ? 'APPROVED' : 'REFUSED';
    if (!mayBecome(absence.state, state)) throw new Refusal('eligibility.decided_already');
    await updateAbsenceDecision(tx, absence.id, {
      state,
      by: actor.accountId,
      at: parts.clock.now(),
      note: input.note || null,
    });
    await recordAudit(
      tx,
      actor,
      input.approve ? 'eligibility.approve_absence' : 'eligibility.refuse_absence',
      { type: 'justified_absence', id: absence.id },
      { accountId: absence.accountId, years: absence.years },
    );
    const years = absence.years.join('、');
    const text = input.approve
      ? `您${years}年未参加公需科目学习的正当理由，单位已批准。`
      : `您${years}年的正当理由申请，单位没有批准，原因请登录平台查看。`;
    await notify(parts, tx, [absence.accountId], { ...notice, text });
  });
}
