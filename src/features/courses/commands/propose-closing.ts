import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { countEnrolled } from '../queries/enrolled.ts';
import { lockTopic, updateTopic } from '../queries/topics.ts';
import { insertVersion } from '../queries/versions.ts';
import { publishingRoles } from '../rules/policy.ts';
import type { Topic } from '../rules/topic.ts';
import { nameOf } from './propose-publication.ts';

const difference = [
  { label: '状态', before: '已发布', after: '已停用' },
  { label: '选报', before: '可以选报', after: '不再接受选报和补学' },
  { label: '已选报的人', before: '照常学习和考试', after: '照常学习和考试，到各自的时间为止' },
];

/** A topic is closed by two persons: nobody selects it any more, people who enrolled keep what they have. */
export const closeTopicKind: ProposalKind<Record<string, never>> = {
  kind: 'courses.close_topic',
  title: '停用年度专题',
  confirmedBy: publishingRoles,
  apply: async (parts, tx, { id, subjectId, reason, proposedBy, actor }) => {
    const topic = await lockTopic(tx, subjectId);
    if (topic?.state !== 'PUBLISHED') throw new Refusal('courses.not_open');
    const closed: Topic = { ...topic, state: 'CLOSED' };
    await updateTopic(tx, closed);
    const { notPassed } = await countEnrolled(tx, subjectId);
    await insertVersion(tx, closed, {
      kind: 'CLOSED',
      difference,
      reason,
      message: null,
      affected: notPassed,
      proposalId: id,
      proposedBy,
      decidedBy: actor.accountId,
      decidedAt: parts.clock.now(),
    });
    await recordAudit(tx, actor, 'courses.close', { type: 'topic', id: subjectId }, { reason });
  },
};

/** Proposes to close a topic and returns the proposal's id. Throws `courses.not_open`. */
export async function proposeClosing(
  parts: Parts,
  actor: Officer,
  topicId: string,
  reason: string,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const topic = await lockTopic(tx, topicId);
    if (topic?.state !== 'PUBLISHED') throw new Refusal('courses.not_open');
    return propose(parts, tx, actor, closeTopicKind, {
      subject: { type: 'topic', id: topicId, words: nameOf(topic), href: `/topics/${topicId}` },
      difference,
      change: {},
      reason,
    });
  });
}
