import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { loadEffect } from '../queries/effect.ts';
import { getRevision, lockTopic, updateTopic } from '../queries/topics.ts';
import { insertVersion } from '../queries/versions.ts';
import { enrolledConcerned, topicPublished } from '../rules/events.ts';
import { readGroupTerms } from '../rules/group-term.ts';
import { publishingRoles } from '../rules/policy.ts';
import { sayBlueprint } from '../rules/rule-lines.ts';
import type { Topic, TopicRules } from '../rules/topic.ts';
import { type ChangeEffect, countConcerned, type RuleChange } from '../rules/topic-difference.ts';
import { nameOf } from './propose-publication.ts';

/** A change as it waits in a proposal: JSON, so days are text. */
interface Change {
  revision: number;
  rules: Record<string, unknown>;
  message: string | null;
}

/** A published topic changes only by a decision of the bureau; people who enrolled are told. */
export const changeTopicKind: ProposalKind<Change> = {
  kind: 'courses.change_topic',
  title: '改动已发布的年度专题',
  confirmedBy: publishingRoles,
  apply: async (parts, tx, { id, subjectId, change, reason, proposedBy, actor }) => {
    const topic = await lockPublished(tx, subjectId);
    if ((await getRevision(tx, subjectId)) !== change.revision)
      throw new Refusal('courses.changed_since_proposed');
    const after = { ...topic, ...readRules(change.rules) };
    const effect = await loadEffect(tx, parts.clock.now(), topic, after);
    // Somebody may have enrolled since it was proposed.
    if (effect.breaksPromise && !change.message) throw new Refusal('courses.message_missing');
    await updateTopic(tx, after);
    const versionNo = await insertVersion(tx, after, {
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
    if (change.message)
      await parts.jobs.publish(tx, enrolledConcerned, { topicId: subjectId, versionNo });
    if (sayBlueprint(topic) !== sayBlueprint(after))
      await parts.jobs.publish(tx, topicPublished, { topicId: subjectId });
    const facts = { reason, versionNo, affected: effect.affected };
    await recordAudit(tx, actor, 'courses.change', { type: 'topic', id: subjectId }, facts);
  },
};

/**
 * Proposes to change a published topic and returns the proposal's id. What worsens a promise takes a message to
 * the people concerned. Throws `courses.nothing_changed`, `courses.message_missing`,
 * `courses.changed_meanwhile`, and what `propose` throws.
 */
export async function proposeChange(
  parts: Parts,
  actor: Officer,
  topicId: string,
  { rules, revision, reason, message }: ProposedChange,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const topic = await lockPublished(tx, topicId);
    if ((await getRevision(tx, topicId)) !== revision)
      throw new Refusal('courses.changed_meanwhile');
    const effect = await loadEffect(tx, parts.clock.now(), topic, { ...topic, ...rules });
    if (effect.changes.length === 0) throw new Refusal('courses.nothing_changed');
    if (effect.breaksPromise && (message ?? '').length < 10)
      throw new Refusal('courses.message_missing');
    return propose(parts, tx, actor, changeTopicKind, {
      subject: { type: 'topic', id: topicId, words: nameOf(topic), href: `/topics/${topicId}` },
      difference: [...effect.changes.map((change) => inWords(change, effect)), ...told(message)],
      change: { revision, rules, message: message || null },
      reason,
    });
  });
}

export interface ProposedChange {
  rules: Partial<TopicRules>;
  revision: number;
  reason: string;
  message: string | null;
}

function inWords(change: RuleChange, { counts }: ChangeEffect) {
  const { label, before, after } = change;
  const people = countConcerned(change, counts);
  const worse = change.worsens && people > 0 ? '，对他们不利' : '';
  return { label: people > 0 ? `${label}（涉及 ${people} 人${worse}）` : label, before, after };
}

const told = (message: string | null) =>
  message ? [{ label: '通知已选报的人', before: null, after: message }] : [];

async function lockPublished(tx: Tx, topicId: string): Promise<Topic> {
  const topic = await lockTopic(tx, topicId);
  if (!topic) throw new Refusal('courses.topic_not_found');
  if (topic.state !== 'PUBLISHED') throw new Refusal('courses.not_open');
  return topic;
}

const instants = [
  'enrolmentOpensAt',
  'enrolmentClosesAt',
  'examOpensAt',
  'examClosesAt',
  'makeUpUntil',
] as const;

function readRules(stored: Record<string, unknown>): Partial<TopicRules> {
  const rules: Record<string, unknown> = { ...stored };
  for (const key of instants)
    if (typeof rules[key] === 'string') rules[key] = new Date(String(rules[key]));
  if (rules.groupTerms) rules.groupTerms = readGroupTerms(rules.groupTerms);
  return rules as Partial<TopicRules>;
}
