import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Difference, propose } from '../../proposals/index.ts';
import { countEnrolled } from '../queries/enrolled.ts';
import { deleteLessonDraft } from '../queries/lesson-drafts.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { lockTopic } from '../queries/topics.ts';
import { insertVersion } from '../queries/versions.ts';
import { lessonsChanged } from '../rules/events.ts';
import { placeOf, type WrittenLesson } from '../rules/lesson.ts';
import { type LessonWords, markOf, readWords, withWords } from '../rules/lesson-words.ts';
import { publishingRoles } from '../rules/policy.ts';
import { documentOf } from '../rules/text/document-of.ts';
import { toMarkdown } from '../rules/text/to-markdown.ts';
import { differingParagraphs } from '../rules/text-difference.ts';
import type { Topic } from '../rules/topic.ts';
import { keepLesson } from './keep-lesson.ts';

interface Change {
  topicId: string;
  /** The mark of its words, or in a proposal of earlier days the version. */
  basedOn: number | string;
  words: LessonWords;
}

/** The text of a published lesson is corrected by two persons; the downloads are made again. */
export const changeLessonKind: ProposalKind<Change> = {
  kind: 'courses.change_lesson',
  title: '更正已发布的课文',
  confirmedBy: publishingRoles,
  apply: async (parts, tx, { id, subjectId, change, reason, proposedBy, actor }) => {
    const { topic, lesson } = await lockPublishedLesson(tx, change.topicId, subjectId);
    if (![lesson.versionNo, markOf(lesson)].includes(change.basedOn))
      throw new Refusal('courses.changed_since_proposed');
    const words = readWords(change.words);
    const difference = describe(lesson, words);
    const written = { by: proposedBy, at: parts.clock.now(), reason };
    await keepLesson(tx, withWords(lesson, words), written);
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
  { basedOn, reason, ...words }: LessonWords & { basedOn: number; reason: string },
): Promise<string> {
  if (reason.length < 4) throw new Refusal('courses.reason_missing');
  return inTransaction(parts.db, async (tx) => {
    const { lesson } = await lockPublishedLesson(tx, topicId, lessonId);
    if (lesson.versionNo !== basedOn) throw new Refusal('courses.changed_meanwhile');
    const difference = describe(lesson, words);
    if (difference.length === 0) throw new Refusal('courses.nothing_changed');
    const href = `/topics/${topicId}/lessons/${lessonId}`;
    await deleteLessonDraft(tx, lessonId, actor.accountId);
    return propose(parts, tx, actor, changeLessonKind, {
      subject: { type: 'lesson', id: lessonId, words: nameOf(lesson), href },
      difference,
      // By its words: a change of the film meanwhile is a version too, and hinders nobody.
      change: { topicId, basedOn: markOf(lesson), words },
      reason,
    });
  });
}

const nameOf = (lesson: WrittenLesson) => `${placeOf(lesson)}《${lesson.title}》`;

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
  const [before, after] = [documentOf(lesson), words.document].map(toMarkdown) as [string, string];
  if (before === after) return lines;
  const text = differingParagraphs(before, after);
  return [...lines, { label: `${nameOf(lesson)}：课文`, ...text }];
}
