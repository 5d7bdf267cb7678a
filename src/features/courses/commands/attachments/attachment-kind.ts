import { Refusal } from '../../../../kernel/refusal.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import type { ProposalKind } from '../../../../platform/feature.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import {
  deleteAttachment,
  insertAttachment,
  listAttachments,
  retireAttachment,
} from '../../queries/attachments/attachments.ts';
import { countEnrolled } from '../../queries/enrolled.ts';
import { insertVersion } from '../../queries/versions.ts';
import {
  type Attachment,
  attachmentKindNames,
  mostAttachments,
} from '../../rules/attachments/attachment.ts';
import { lessonsChanged } from '../../rules/events.ts';
import type { WrittenLesson } from '../../rules/lesson.ts';
import { publishingRoles } from '../../rules/policy.ts';
import { lockLesson, nameOfLesson } from '../film/lock-lesson.ts';
import { keepFilesOfLesson } from '../keep-lesson.ts';

/** A file that is added to a lesson, or one that is taken away. */
export type AttachmentChange =
  | { what: 'ADD'; attachment: Attachment; addedBy: string }
  | { what: 'REMOVE'; attachment: Attachment };

/** Files of a published lesson are added and taken away by two persons; the downloads are made again. */
export const changeAttachmentsKind: ProposalKind<{ topicId: string; change: AttachmentChange }> = {
  kind: 'courses.change_attachments',
  title: '增减已发布课程的附件',
  confirmedBy: publishingRoles,
  apply: async (parts, tx, { id, subjectId, change: asked, reason, proposedBy, actor }) => {
    const { change, topicId } = asked;
    const { topic, lesson } = await lockLesson(tx, actor, { topicId, lessonId: subjectId });
    const written = { by: proposedBy, at: parts.clock.now(), reason: `附件：${reason}` };
    const versionNo = await keepFilesOfLesson(tx, lesson, written);
    await applyChange(parts, tx, lesson.id, { change, versionNo });
    const { studying } = await countEnrolled(tx, topic.id);
    await insertVersion(tx, topic, {
      kind: 'CHANGED',
      difference: [differenceOf(lesson, change)],
      reason,
      message: null,
      affected: studying,
      proposalId: id,
      proposedBy,
      decidedBy: actor.accountId,
      decidedAt: parts.clock.now(),
    });
    await parts.jobs.publish(tx, lessonsChanged, { topicId });
    const facts = { lessonId: subjectId, reason };
    await recordAudit(
      tx,
      actor,
      'courses.change_attachments',
      { type: 'topic', id: topicId },
      facts,
    );
  },
};

/** Adds or removes a file, with a version of a published lesson (null: of a draft). Throws `courses.attachments_full`, `courses.attachment_not_found`. */
export async function applyChange(
  { clock }: Pick<Parts, 'clock'>,
  tx: Tx,
  lessonId: string,
  { change, versionNo }: { change: AttachmentChange; versionNo: number | null },
): Promise<void> {
  if (change.what === 'REMOVE') {
    const { id } = change.attachment;
    const wasThere =
      versionNo === null
        ? await deleteAttachment(tx, lessonId, id)
        : await retireAttachment(tx, { lessonId, id }, versionNo);
    if (!wasThere) throw new Refusal('courses.attachment_not_found');
    return;
  }
  const there = await listAttachments(tx, lessonId);
  if (there.length >= mostAttachments) throw new Refusal('courses.attachments_full');
  const { attachment, addedBy } = change;
  await insertAttachment(tx, {
    ...{ ...attachment, addedBy, addedAt: clock.now() },
    fromVersion: versionNo ?? 1,
  });
}

/** The change in words. */
export function differenceOf(lesson: WrittenLesson, { what, attachment }: AttachmentChange) {
  const words = `${attachmentKindNames[attachment.kind]}“${attachment.title}”`;
  return {
    label: `${nameOfLesson(lesson)}：附件`,
    before: what === 'ADD' ? '没有' : words,
    after: what === 'ADD' ? words : '没有',
  };
}
