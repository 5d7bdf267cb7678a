import type { Officer } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import type { UploadRow } from '../../../../platform/resumable/index.ts';
import { recordAudit } from '../../../audit/index.ts';
import { insertFilm } from '../../queries/film/films.ts';
import { type LessonRef, lockLesson } from './lock-lesson.ts';

/** Takes an uploaded film for a lesson; its check and transcoding follow. The second time nothing happens. */
export async function sendFilm(
  parts: Parts,
  actor: Officer,
  of: LessonRef,
  upload: Pick<UploadRow, 'id' | 'fileName' | 'bytes'>,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockLesson(tx, actor, of);
    const isNew = await insertFilm(tx, {
      id: newId(),
      lessonId: of.lessonId,
      uploadId: upload.id,
      fileName: upload.fileName,
      bytes: upload.bytes,
      sentBy: actor.accountId,
      sentAt: parts.clock.now(),
    });
    if (!isNew) return;
    const subject = { type: 'topic', id: of.topicId };
    await recordAudit(tx, actor, 'courses.send_film', subject, { lessonId: of.lessonId });
  });
}
