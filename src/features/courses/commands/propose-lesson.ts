import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Difference, propose } from '../../proposals/index.ts';
import { countEnrolled } from '../queries/enrolled.ts';
import { upsertLesson } from '../queries/lessons.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { lockTopic } from '../queries/topics.ts';
import { insertVersion } from '../queries/versions.ts';
import { lessonsChanged } from '../rules/events.ts';
import type { WrittenLesson } from '../rules/lesson.ts';
import { keepsText, type LessonWords, markOf, withWords } from '../rules/lesson-words.ts';
import { publishingRoles } from '../rules/policy.ts';
import { differingParagraphs } from '../rules/text-difference.ts';
import type { Topic } from '../rules/topic.ts';

interface Change {
  topicId: string;
  basedOn: string;
  words: LessonWords;
}

/** The text of a published lesson is corrected by two persons; the downloads are made again. */
export const changeLessonKind: ProposalKind<Change> = {
  kind: 'courses.change_lesson',
  title: '更正已发布的课文',
  confirmedBy: publishingRoles,
  apply: async (parts, tx, { id, subjectId, change, reason, proposedBy, actor }) => {
    const { topic, lesson } = await lockPublishedLesson(tx, change.topicId, subjectId);
    if (markOf(lesson) !== change.basedOn) throw new Refusal('courses.changed_since_proposed');
    const difference = describe(lesson, change.words);
    await upsertLesson(tx, withWords(lesson, change.words));
    const { studying } = await countEnrolled(tx, topic.id);
    await insertVersion(tx, topic, {
      kind: 'CHANGED',
      difference,
      reason,
      message: null,
      affected: studying,
      proposalId: id,
      proposedBy,
      decidedBy: actor.accountId,
      decidedAt: parts.clock.now(),
    });
    await parts.jobs.publish(tx, lessonsChanged, { topicId: topic.id });
    const facts = { lessonId: subjectId, reason };
    await recordAudit(tx, actor, 'courses.change_lesson', { type: 'topic', id: topic.id }, facts);
  },
};

/**
 * Proposes to correct a lesson of a published topic and returns the proposal's id. Throws
 * `courses.reason_missing`, `courses.nothing_changed`, `courses.changed_meanwhile`, and what `propose` throws.
 */
export async function proposeLesson(
  parts: Parts,
  actor: Officer,
  { topicId, lessonId }: { topicId: string; lessonId: string },
  { basedOn, reason, ...words }: LessonWords & { basedOn: string; reason: string },
): Promise<string> {
  if (reason.length < 4) throw new Refusal('courses.reason_missing');
  return inTransaction(parts.db, async (tx) => {
    const { lesson } = await lockPublishedLesson(tx, topicId, lessonId);
    if (markOf(lesson) !== basedOn) throw new Refusal('courses.changed_meanwhile');
    const difference = describe(lesson, words);
    if (difference.length === 0) throw new Refusal('courses.nothing_changed');
    const href = `/topics/${topicId}/lessons/${lessonId}`;
    return propose(parts, tx, actor, changeLessonKind, {
      subject: { type: 'lesson', id: lessonId, words: nameOf(lesson), href },
      difference,
      change: { topicId, basedOn, words },
      reason,
    });
  });
}

const nameOf = ({ position, title }: WrittenLesson) => `第${position}课《${title}》`;

async function lockPublishedLesson(
  tx: Tx,
  topicId: string,
  lessonId: string,
): Promise<{ topic: Topic; lesson: WrittenLesson }> {
  const topic = await lockTopic(tx, topicId);
  const lesson = await findWrittenLesson(tx, topicId, lessonId);
  if (!topic || !lesson) throw new Refusal('courses.lesson_not_found');
  if (topic.state !== 'PUBLISHED') throw new Refusal('courses.not_open');
  return { topic, lesson };
}

function describe(lesson: WrittenLesson, words: LessonWords): Difference[] {
  const lines = [
    { label: `${nameOf(lesson)}：标题`, before: lesson.title, after: words.title },
    { label: `${nameOf(lesson)}：摘要`, before: lesson.summary, after: words.summary },
    {
      label: `${nameOf(lesson)}：时长`,
      before: `${lesson.minutes} 分钟`,
      after: `${words.minutes} 分钟`,
    },
  ].filter(({ before, after }) => before !== after);
  if (keepsText(lesson, words) || lesson.bodyMarkdown === words.bodyMarkdown) return lines;
  const text = differingParagraphs(lesson.bodyMarkdown ?? '', words.bodyMarkdown);
  return [...lines, { label: `${nameOf(lesson)}：课文`, ...text }];
}
