import type { Learner } from '../../../../kernel/actor.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudits } from '../../../audit/index.ts';
import { findOwners } from '../../queries/attempts.ts';
import { closeHandedIn } from '../../queries/closing/closing.ts';
import { gradeAttempts } from './grade-attempts.ts';

export interface HandInRequest {
  actor: Learner;
  attemptId: string;
}

/**
 * Hands in any number of attempts; returns for each whether it is the learner's own (others are left
 * alone). Closing and grading commit separately: after a crash in between the sweeper grades. Handing in
 * twice, or after the deadline, changes nothing.
 */
export async function handIn(parts: Parts, requests: readonly HandInRequest[]): Promise<boolean[]> {
  const ownerOf = await findOwners(
    parts.batchDb,
    requests.map(({ attemptId }) => attemptId),
  );
  const isOwn = ({ actor, attemptId }: HandInRequest) => ownerOf.get(attemptId) === actor.accountId;
  const actorOf = new Map(requests.filter(isOwn).map((one) => [one.attemptId, one.actor]));
  await inTransaction(parts.batchDb, async (tx) => {
    const closed = await closeHandedIn(tx, [...actorOf.keys()]);
    await recordAudits(
      tx,
      closed.map((id) => ({
        actor: actorOf.get(id) ?? 'SYSTEM',
        action: 'exam.hand_in',
        subject: { type: 'exam_attempt', id },
      })),
    );
  });
  await gradeAttempts({ ...parts, db: parts.batchDb }, [...actorOf.keys()]);
  return requests.map(isOwn);
}
