import type { Actor, Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { enrolmentPhase, findTopic, loadTopicFor } from '../../courses/index.ts';
import { findActiveEnrolment, insertEnrolment } from '../queries/enrolments.ts';
import { grantAccess } from './grant-access.ts';

/**
 * Selects a course (N5) and returns the enrolment's id, the same when it is selected twice. A topic without
 * a fee opens at once (E19). Throws `enrolment.not_yet` or `enrolment.closed` outside enrolment and make-up.
 */
export async function enrol(parts: Parts, actor: Learner, topicId: string): Promise<string> {
  return inTransaction(parts.db, (tx) =>
    enrolFor(parts, tx, actor, { accountId: actor.accountId, topicId }),
  );
}

/** Selects a course for a person at a counter; the audit entry names the clerk. */
export async function enrolFor(
  parts: Parts,
  tx: Tx,
  actor: Actor,
  { accountId, topicId }: { accountId: string; topicId: string },
): Promise<string> {
  const topic = await findTopic(tx, topicId);
  if (!topic || topic.state === 'DRAFT') throw new Refusal('enrolment.topic_not_found');
  const active = await findActiveEnrolment(tx, accountId, topicId);
  const { feeFen } = await loadTopicFor(tx, topic, accountId, parts.clock.now());
  if (active) {
    // The fee may have gone since it was selected.
    if (active.state === 'SELECTED' && feeFen === 0)
      await grantAccess(parts, tx, actor, { enrolmentId: active.id, because: 'FREE' });
    return active.id;
  }
  const phase = enrolmentPhase(topic, parts.clock.now());
  if (phase === 'NOT_YET' || phase === 'CLOSED')
    throw new Refusal(`enrolment.${phase.toLowerCase()}`, { title: topic.title });
  const id = await insertEnrolment(tx, { accountId, topicId });
  if (!id) return (await findActiveEnrolment(tx, accountId, topicId))?.id as string;
  await recordAudit(tx, actor, 'enrolment.select', { type: 'enrolment', id }, { topicId, phase });
  if (feeFen === 0) await grantAccess(parts, tx, actor, { enrolmentId: id, because: 'FREE' });
  return id;
}
