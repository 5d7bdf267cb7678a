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
import { updateDecision } from '../../queries/interventions/interventions.ts';
import { listWindows } from '../../queries/windows.ts';
import {
  type Intervention,
  type InterventionKind,
  whyNotApplicable,
} from '../../rules/intervention.ts';
import { followUpAnnulment } from './follow-up-annulment.ts';
import { lockForDecision } from './lock-for-decision.ts';

const apply = { EXTEND: extendDeadlines, RESTORE: restoreAttempts, ANNUL: annulAttempts };

const actions: Record<InterventionKind, string> = {
  EXTEND: 'exam.extend_time',
  RESTORE: 'exam.restore_attempt',
  ANNUL: 'exam.annul_attempt',
};

/**
 * Confirms a proposal by a second clerk and applies it, in one transaction, to the targets that still
 * allow it (G5, E17). Returns how many. Throws the reason when there are none; the proposal can then only
 * be rejected.
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
    if (reached.length === 0) throw new Refusal(await whyNoTargets(tx, actor, intervention));
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

// The number and checksum identify the attempts of a group, which the intervention lists.
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

async function whyNoTargets(
  tx: Tx,
  actor: Officer,
  { kind, attemptId }: Intervention,
): Promise<string> {
  if (!attemptId) return 'exam.no_targets';
  const attempt = await getAttempt(tx, attemptId);
  if (attempt.accountId === actor.accountId) return 'exam.own_attempt';
  return whyNotApplicable(kind, attempt, await readDatabaseClock(tx));
}
