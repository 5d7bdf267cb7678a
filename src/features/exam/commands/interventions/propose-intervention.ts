import type { Officer } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import { findAttempt, readDatabaseClock } from '../../queries/attempts.ts';
import { insertIntervention } from '../../queries/interventions/interventions.ts';
import { listWindows } from '../../queries/windows.ts';
import { type Group, type InterventionKind, whyNotApplicable } from '../../rules/intervention.ts';

export interface Proposal {
  kind: InterventionKind;
  /** Null for a group. */
  attemptId: string | null;
  group: Group;
  /** More time, in minutes; null unless EXTEND. */
  minutes: number | null;
  because: string;
}

/** The group of a proposal for one attempt. */
export const noGroup: Group = { topicId: null, districtId: null, from: null, until: null };

/**
 * Proposes an intervention on an attempt or a group and returns its id; it is applied when a second clerk
 * confirms it (E17). The targets are fixed now, never the proposer's own attempt. Throws the reason when
 * there are none.
 */
export async function proposeIntervention(
  parts: Parts,
  actor: Officer,
  proposal: Proposal,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { attemptId, kind, because, minutes } = proposal;
    const attempt = attemptId ? await findAttempt(tx, attemptId) : null;
    if (attempt === undefined) throw new Refusal('exam.attempt_not_found');
    if (attempt?.accountId === actor.accountId) throw new Refusal('exam.own_attempt');
    const id = newId();
    const targets = await insertIntervention(
      tx,
      {
        ...proposal,
        // An attempt is named with its topic.
        group: attempt ? { ...proposal.group, topicId: attempt.topicId } : proposal.group,
        id,
        organisationId: actor.organisationId,
        proposedBy: actor.accountId,
        seconds: minutes === null ? null : minutes * 60,
      },
      await listWindows(tx),
    );
    if (targets === null) throw new Refusal('exam.proposed_already');
    if (targets === 0)
      throw new Refusal(
        attempt ? whyNotApplicable(kind, attempt, await readDatabaseClock(tx)) : 'exam.no_targets',
      );
    await recordAudit(
      tx,
      actor,
      'exam.propose_intervention',
      { type: 'exam_intervention', id },
      { kind, attemptId, ...proposal.group, minutes, because, meant: targets },
    );
    return id;
  });
}
