import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { copyAttachments, listAttachmentsOfTopic } from '../queries/attachments/attachments.ts';
import type { Written } from '../queries/lesson-versions.ts';
import { listChapters, upsertChapter } from '../queries/lessons.ts';
import { listWrittenLessons } from '../queries/outline.ts';
import { findTopic, insertTopic, listTakenIds } from '../queries/topics.ts';
import { topicCopied } from '../rules/events.ts';
import { copyForYear, newTopic } from '../rules/new-topic.ts';
import type { Topic } from '../rules/topic.ts';
import { freeTopicId } from '../rules/topic-id.ts';
import { keepLesson } from './keep-lesson.ts';

export interface NewDraft {
  year: number;
  title: string;
  /** The topic to copy with its lessons and its bank; null: from nothing. */
  copyOf: string | null;
}

/**
 * Drafts a topic, from nothing or as a copy with every date moved by the years between, and returns its id.
 * Files and bank of a copy follow by jobs. Throws `courses.topic_not_found`, `courses.year_taken`.
 */
export async function draftTopic(
  parts: Parts,
  actor: Officer,
  { year, title, copyOf }: NewDraft,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const id = freeTopicId(actor.jurisdictionId, year, await listTakenIds(tx));
    const from = copyOf ? await findTopic(tx, copyOf) : undefined;
    if (copyOf && !from) throw new Refusal('courses.topic_not_found');
    const topic = from ? copyForYear(from, { id, year, title }) : newTopic(id, year, title);
    if (!(await insertTopic(tx, topic))) throw new Refusal('courses.year_taken');
    if (from) {
      await copyLessons(tx, from, topic, { by: actor.accountId, at: parts.clock.now() });
      await copyFilesOfLessons(tx, from.id, id, { by: actor.accountId, at: parts.clock.now() });
      await parts.jobs.publish(tx, topicCopied, { fromId: from.id, toId: id });
    }
    await recordAudit(tx, actor, 'courses.draft', { type: 'topic', id }, { year, copyOf });
    return id;
  });
}

async function copyLessons(tx: Tx, from: Topic, to: Topic, written: Written): Promise<void> {
  const move = <T extends string | null>(text: T) =>
    text?.replaceAll(`courses/${from.id}/`, `courses/${to.id}/`) as T;
  const idOf = (id: string) => id.replace(from.id, to.id);
  for (const chapter of await listChapters(tx, from.id))
    await upsertChapter(tx, {
      ...chapter,
      id: idOf(chapter.id),
      topicId: to.id,
      handoutKey: null,
      handoutBytes: null,
    });
  for (const lesson of await listWrittenLessons(tx, from.id))
    await keepLesson(
      tx,
      {
        ...lesson,
        id: idOf(lesson.id),
        chapterId: idOf(lesson.chapterId),
        topicId: to.id,
        bodyHtml: lesson.bodyHtml.replaceAll(`/courseware/${from.id}/`, `/courseware/${to.id}/`),
        videoKey: move(lesson.videoKey),
        videoSmallKey: move(lesson.videoSmallKey),
        captionsKey: move(lesson.captionsKey),
        posterKey: move(lesson.posterKey),
      },
      written,
    );
}

/** What the lessons give along; the files themselves follow by a job. */
async function copyFilesOfLessons(
  tx: Tx,
  from: string,
  to: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const attachments = await listAttachmentsOfTopic(tx, from);
  await copyAttachments(
    tx,
    attachments.map((one) => ({
      ...one,
      id: newId(),
      lessonId: one.lessonId.replace(from, to),
      key: one.key.replace(`courses/${from}/`, `courses/${to}/`),
      addedBy: by,
      addedAt: at,
    })),
  );
}
