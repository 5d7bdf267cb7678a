import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { updateListing, updateOrder } from '../queries/outline.ts';
import { loadPlanEffect } from '../queries/outline-plan.ts';
import { getRevision, lockTopic, touchTopic } from '../queries/topics.ts';
import { insertVersion } from '../queries/versions.ts';
import { enrolledConcerned, lessonsChanged } from '../rules/events.ts';
import { type OutlinePlan, planLines } from '../rules/outline-plan.ts';
import { publishingRoles } from '../rules/policy.ts';
import type { Topic } from '../rules/topic.ts';
import { nameOf } from './propose-publication.ts';

interface Change {
  revision: number;
  plan: OutlinePlan;
  /** The versions of the lessons that come, as they were when it was proposed. */
  versions: Record<string, number>;
  message: string | null;
}

/** The outline of a published topic changes only by a decision of the bureau; people who study are told. */
export const changeOutlineKind: ProposalKind<Change> = {
  kind: 'courses.change_outline',
  title: '调整已发布专题的课程目录',
  confirmedBy: publishingRoles,
  apply: async (parts, tx, { id, subjectId, change, reason, proposedBy, actor }) => {
    const topic = await lockPublished(tx, subjectId);
    const effect = await loadPlanEffect(tx, topic, change.plan);
    const isAsProposed =
      (await getRevision(tx, subjectId)) === change.revision &&
      effect.added.every((lesson) => change.versions[lesson.id] === lesson.versionNo);
    if (!isAsProposed) throw new Refusal('courses.changed_since_proposed');
    requireFit(effect);
    if (effect.breaksPromise && !change.message) throw new Refusal('courses.message_missing');
    await updateListing(
      tx,
      effect.removed.map((lesson) => lesson.id),
      'REMOVED',
    );
    await updateListing(
      tx,
      effect.added.map((lesson) => lesson.id),
      'LISTED',
    );
    await updateOrder(tx, subjectId, effect.outline);
    await touchTopic(tx, subjectId);
    const versionNo = await insertVersion(tx, topic, {
      kind: 'CHANGED',
      difference: effect.changes,
      reason,
      message: change.message,
      affected: effect.affected,
      proposalId: id,
      proposedBy,
      decidedBy: actor.accountId,
      decidedAt: parts.clock.now(),
    });
    await parts.jobs.publish(tx, lessonsChanged, { topicId: subjectId });
    if (change.message)
      await parts.jobs.publish(tx, enrolledConcerned, { topicId: subjectId, versionNo });
    const facts = { reason, versionNo, affected: effect.affected };
    const subject = { type: 'topic', id: subjectId };
    await recordAudit(tx, actor, 'courses.change_listed_lessons', subject, facts);
  },
};

export interface ProposedOutline {
  plan: OutlinePlan;
  revision: number;
  reason: string;
  message: string;
}

/**
 * Proposes another outline of a published topic and returns the proposal's id. Throws `courses.nothing_changed`,
 * `courses.message_missing`, `courses.changed_meanwhile`, `courses.lesson_in_use`, `courses.lesson_empty`, and
 * what `propose` throws.
 */
export async function proposeOutline(
  parts: Parts,
  actor: Officer,
  topicId: string,
  { plan, revision, reason, message }: ProposedOutline,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const topic = await lockPublished(tx, topicId);
    if ((await getRevision(tx, topicId)) !== revision)
      throw new Refusal('courses.changed_meanwhile');
    const effect = await loadPlanEffect(tx, topic, plan);
    if (effect.changes.length === 0) throw new Refusal('courses.nothing_changed');
    requireFit(effect);
    if (effect.breaksPromise && message.length < 10) throw new Refusal('courses.message_missing');
    const versions = Object.fromEntries(effect.added.map((one) => [one.id, one.versionNo]));
    const told = message ? [{ label: '通知已选报的人', before: null, after: message }] : [];
    const href = `/topics/${topicId}/lessons`;
    return propose(parts, tx, actor, changeOutlineKind, {
      subject: { type: 'topic', id: topicId, words: nameOf(topic), href },
      difference: [...planLines(effect.changes, effect.counts.studying), ...told],
      change: { revision, plan, versions, message: message || null },
      reason,
    });
  });
}

/** Refuses to list a lesson without content, or to take out one that exams ask about. */
function requireFit({ empty, asked }: Awaited<ReturnType<typeof loadPlanEffect>>): void {
  if (empty.length > 0)
    throw new Refusal('courses.lesson_empty', {
      titles: empty.map(({ title }) => title).join('、'),
    });
  if (asked.length > 0) throw new Refusal('courses.lesson_in_use');
}

async function lockPublished(tx: Tx, topicId: string): Promise<Topic> {
  const topic = await lockTopic(tx, topicId);
  if (!topic) throw new Refusal('courses.topic_not_found');
  if (topic.state !== 'PUBLISHED') throw new Refusal('courses.not_open');
  return topic;
}
