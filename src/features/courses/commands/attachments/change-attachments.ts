import type { Officer } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import { propose } from '../../../proposals/index.ts';
import { touchTopic } from '../../queries/topics.ts';
import { type LessonRef, lockLesson, nameOfLesson } from '../film/lock-lesson.ts';
import {
  type AttachmentChange,
  applyChange,
  changeAttachmentsKind,
  differenceOf,
} from './attachment-kind.ts';

/**
 * Adds a file to a lesson or takes one away: at once in a draft; of a published topic it is proposed, and the
 * proposal's id returned. Throws what `applyChange` throws, `courses.reason_missing`, and what `propose` throws.
 */
export async function changeAttachments(
  parts: Parts,
  actor: Officer,
  of: LessonRef,
  { change, reason }: { change: AttachmentChange; reason: string },
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const { topic, lesson } = await lockLesson(tx, actor, of);
    if (topic.state === 'DRAFT') {
      await applyChange(parts, tx, of.lessonId, { change, versionNo: null });
      await touchTopic(tx, of.topicId);
      const subject = { type: 'topic', id: of.topicId };
      await recordAudit(tx, actor, 'courses.change_attachments', subject, {
        lessonId: of.lessonId,
      });
      return null;
    }
    if (reason.length < 4) throw new Refusal('courses.reason_missing');
    return propose(parts, tx, actor, changeAttachmentsKind, {
      subject: {
        type: 'lesson',
        id: of.lessonId,
        words: nameOfLesson(lesson),
        href: `/topics/${of.topicId}/lessons/${of.lessonId}/attachments`,
      },
      difference: [differenceOf(lesson, change)],
      change: { topicId: of.topicId, change },
      reason,
    });
  });
}
