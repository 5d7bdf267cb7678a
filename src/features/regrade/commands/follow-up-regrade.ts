import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Topic } from '../../courses/index.ts';
import { findEndorsementOfSlip, revokeByCase } from '../../endorsement/index.ts';
import { changeOwed, listRounds } from '../../enrolment/index.ts';
import type { RegradedEnrolment } from '../../exam/index.ts';
import { withdrawRecorded } from '../../hours/index.ts';
import { findValidSlip, reissueRescored, revokeSlip } from '../../result-slips/index.ts';
import { insertEffect, type NewEffect } from '../queries/effects.ts';

interface FollowUp {
  parts: Parts;
  tx: Tx;
  enrolmentId: string;
  correctionId: string;
  because: string;
  topic: Topic;
}

/** What a person is told beyond the scores. */
export interface FollowedUp {
  slip: 'DUE' | 'REISSUED' | 'REVOKED' | null;
  waivedFen: number;
  paidFen: number;
}

/**
 * Brings slip, endorsement, hours and restudy rounds in line with new results, in their transaction, each by
 * its own states and with what undoing needs. No audit: every door called records its own.
 */
export async function followUpRegrade(
  follow: FollowUp,
  { passedBefore, passedAfter, notCounted }: RegradedEnrolment,
): Promise<FollowedUp> {
  for (const { id, attemptNo } of notCounted)
    await keep(follow, { kind: 'NOT_COUNTED', subjectId: id, before: { attemptNo } });
  if (!passedBefore && passedAfter) {
    await keep(follow, { kind: 'SLIP_DUE', subjectId: passedAfter.id });
    return { slip: 'DUE', ...(await freeRounds(follow)) };
  }
  const nothing = { slip: null, waivedFen: 0, paidFen: 0 };
  const slip = await findValidSlip(follow.tx, follow.enrolmentId);
  if (!passedBefore || !slip) return nothing;
  if (!passedAfter) {
    await revokeAll(follow, slip.id);
    return { ...nothing, slip: 'REVOKED' };
  }
  const { parts, tx, because } = follow;
  const reissue = { slipId: slip.id, because: `${because}，已换发新单` };
  const newSlipId = await reissueRescored(parts, tx, 'SYSTEM', reissue);
  if (!newSlipId) return nothing;
  await keep(follow, { kind: 'SLIP_REISSUED', subjectId: newSlipId, before: { slipId: slip.id } });
  return { ...nothing, slip: 'REISSUED' };
}

// From the hours downwards: what depends on the slip goes with it (G12).
async function revokeAll(follow: FollowUp, slipId: string): Promise<void> {
  const { parts, tx, because } = follow;
  const endorsement = await findEndorsementOfSlip(tx, slipId);
  if (endorsement) {
    const of = { endorsementId: endorsement.id, because };
    const entryId = await withdrawRecorded(parts, tx, 'SYSTEM', of);
    if (entryId) await keep(follow, { kind: 'HOURS', subjectId: entryId });
  }
  const revoked = await revokeByCase(parts, tx, 'SYSTEM', { slipId, reason: because });
  if (revoked) {
    const { endorsementId: subjectId, before } = revoked;
    await keep(follow, { kind: 'ENDORSEMENT', subjectId, before });
  }
  await revokeSlip(tx, 'SYSTEM', slipId, because);
  await keep(follow, { kind: 'SLIP_REVOKED', subjectId: slipId });
}

/** Nothing is owed any more for restudy; what was paid is named, so that it can be asked back (G6). */
async function freeRounds(follow: FollowUp): Promise<Pick<FollowedUp, 'waivedFen' | 'paidFen'>> {
  const { tx, enrolmentId, topic } = follow;
  let [waivedFen, paidFen] = [0, 0];
  for (const { roundNo, owedFen, because } of await listRounds(tx, enrolmentId)) {
    if (because !== 'RESTUDY') continue;
    if (owedFen === 0) paidFen += topic.restudyFeeFen;
    if (owedFen === 0) continue;
    await changeOwed(tx, 'SYSTEM', { enrolmentId, roundNo, owedFen: 0 });
    waivedFen += owedFen;
    await keep(follow, { kind: 'ROUND_FREED', subjectId: String(roundNo), before: { owedFen } });
  }
  return { waivedFen, paidFen };
}

async function keep(
  { parts, tx, enrolmentId, correctionId }: FollowUp,
  effect: NewEffect,
): Promise<void> {
  await insertEffect(tx, { correctionId, enrolmentId, at: parts.clock.now() }, effect);
}
