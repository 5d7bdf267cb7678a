import { createHash } from 'node:crypto';
import type { Officer } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { type AuditRecord, recordAudits } from '../../../audit/index.ts';
import { getAttempt, readDatabaseClock } from '../../queries/attempts.ts';
import {
  annulAttempts,
  extendDeadlines,
  restoreAttempts,
} from '../../queries/interventions/effects.ts';
import { lockIntervention, updateDecision } from '../../queries/interventions/interventions.ts';
import { listWindows } from '../../queries/windows.ts';
import {
  type Intervention,
  type InterventionKind,
  whyNotApplicable,
} from '../../rules/intervention.ts';
import { barrierToDecide } from '../../rules/policy.ts';
import { followUpAnnulment } from './follow-up-annulment.ts';

const apply = { EXTEND: extendDeadlines, RESTORE: restoreAttempts, ANNUL: annulAttempts };

const actions: Record<InterventionKind, string> = {
  EXTEND: 'exam.extend_time',
  RESTORE: 'exam.restore_attempt',
  ANNUL: 'exam.annul_attempt',
};

/** Locks a proposal that this clerk may decide. Throws `exam.<barrier>` (E17). */
export async function lockForDecision(tx: Tx, actor: Officer, id: string): Promise<Intervention> {
  const intervention = await lockIntervention(tx, id);
  if (!intervention) throw new Refusal('exam.intervention_not_found');
  const barrier = barrierToDecide(actor, intervention);
  if (barrier === 'not_found') throw new Refusal('exam.intervention_not_found');
  if (barrier) throw new Refusal(`exam.${barrier}`, { id });
  return intervention;
}

/**
 * A second clerk confirms a proposal, and it is carried out in the same transaction on those it can
 * still reach (G5, E17). Returns how many. Throws why when there are none; the proposal then waits to be
 * rejected.
 */
export async function confirmIntervention(
  parts: Parts,
  actor: Officer,
  id: string,
): Promise<{ intervention: Intervention; reached: number }> {
  return inTransaction(parts.db, async (tx) => {
    const intervention = await lockForDecision(tx, actor, id);
    const { kind, because, attemptId } = intervention;
    const reached = await apply[kind](tx, intervention, actor.accountId, await listWindows(tx));
    if (reached.length === 0) throw new Refusal(await whyNobody(tx, actor, intervention));
    await updateDecision(tx, id, {
      state: 'APPLIED',
      decidedBy: actor.accountId,
      note: null,
      appliedCount: reached.length,
    });
    await recordAudits(tx, auditsOf(actor, intervention, reached));
    if (kind === 'ANNUL' && attemptId) await followUpAnnulment(parts, tx, attemptId, because);
    return { intervention, reached: reached.length };
  });
}

/**
 * One entry says whom it reached: by name where it is one, by number and checksum where it is a group,
 * whose attempts the intervention lists.
 */
function auditsOf(
  actor: Officer,
  { id, kind, attemptId, because, seconds }: Intervention,
  reached: readonly string[],
): AuditRecord[] {
  const sha256 = createHash('sha256').update(reached.toSorted().join()).digest('hex');
  const confirmed: AuditRecord = {
    actor,
    action: 'exam.confirm_intervention',
    subject: { type: 'exam_intervention', id },
    facts: { kind, reached: reached.length, sha256 },
  };
  if (!attemptId) return [confirmed];
  const subject = { type: 'exam_attempt', id: attemptId };
  const facts = { interventionId: id, because, ...(seconds && { seconds }) };
  return [confirmed, { actor, action: actions[kind], subject, facts }];
}

async function whyNobody(
  tx: Tx,
  actor: Officer,
  { kind, attemptId }: Intervention,
): Promise<string> {
  if (!attemptId) return 'exam.no_targets';
  const attempt = await getAttempt(tx, attemptId);
  if (attempt.accountId === actor.accountId) return 'exam.own_attempt';
  return whyNotApplicable(kind, attempt, await readDatabaseClock(tx));
}
