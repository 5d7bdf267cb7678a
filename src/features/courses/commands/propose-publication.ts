import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind, PublicationCheck } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Difference, propose } from '../../proposals/index.ts';
import { loadOutline } from '../queries/outline.ts';
import { getRevision, lockTopic, updateTopic } from '../queries/topics.ts';
import { insertVersion } from '../queries/versions.ts';
import { topicPublished } from '../rules/events.ts';
import { publishingRoles } from '../rules/policy.ts';
import { ruleLines } from '../rules/rule-lines.ts';
import type { Topic } from '../rules/topic.ts';
import { checkTopic } from '../rules/topic-check.ts';
import { lockDraft } from './lock-draft.ts';

/** The municipal bureau publishes what was drafted (N31). */
export const publishTopicKind: ProposalKind<{ revision: number }> = {
  kind: 'courses.publish_topic',
  title: '发布年度专题',
  confirmedBy: publishingRoles,
  async apply(
    parts,
    tx,
    { id, subjectId, change, reason, proposedBy, actor },
    { publicationChecks },
  ) {
    const topic = await lockTopic(tx, subjectId);
    if (topic?.state !== 'DRAFT') throw new Refusal('courses.not_a_draft');
    // What was read is what is published.
    if ((await getRevision(tx, subjectId)) !== change.revision)
      throw new Refusal('courses.changed_since_proposed');
    // Questions may have been retired since it was proposed.
    await requireComplete(parts, tx, topic, publicationChecks);
    const published: Topic = { ...topic, state: 'PUBLISHED' };
    await updateTopic(tx, published);
    await insertVersion(tx, published, {
      kind: 'PUBLISHED',
      difference: describe(topic),
      reason,
      message: null,
      affected: 0,
      proposalId: id,
      proposedBy,
      decidedBy: actor.accountId,
      decidedAt: parts.clock.now(),
    });
    await parts.jobs.publish(tx, topicPublished, { topicId: subjectId });
    await recordAudit(tx, actor, 'courses.publish', { type: 'topic', id: subjectId }, { reason });
  },
};

/**
 * Proposes to publish a draft and returns the proposal's id. Throws `courses.incomplete`, naming what is
 * missing, and what `propose` throws. `checks`: what other features need.
 */
export async function proposePublication(
  parts: Parts,
  actor: Officer,
  topicId: string,
  { reason, checks }: { reason: string; checks: readonly PublicationCheck[] },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const topic = await lockDraft(tx, topicId);
    await requireComplete(parts, tx, topic, checks);
    return propose(parts, tx, actor, publishTopicKind, {
      subject: { type: 'topic', id: topicId, words: nameOf(topic), href: `/topics/${topicId}` },
      difference: describe(topic),
      change: { revision: await getRevision(tx, topicId) },
      reason,
    });
  });
}

async function requireComplete(
  parts: Parts,
  tx: Tx,
  topic: Topic,
  checks: readonly PublicationCheck[],
): Promise<void> {
  const { lessons } = await loadOutline(tx, topic.id);
  const lines = checkTopic(topic, lessons, parts.clock.now());
  for (const check of checks) lines.push(await check(tx, topic.id));
  const missing = lines.filter(({ done }) => !done).map(({ label, note }) => `${label}（${note}）`);
  if (missing.length > 0) throw new Refusal('courses.incomplete', { missing: missing.join('；') });
}

export const nameOf = ({ year, title }: Pick<Topic, 'year' | 'title'>) => `${year}年《${title}》`;

const describe = (topic: Topic): Difference[] =>
  ruleLines.flatMap((line) => {
    const after = line.say(topic);
    return after === null ? [] : [{ label: line.label, before: null, after }];
  });
