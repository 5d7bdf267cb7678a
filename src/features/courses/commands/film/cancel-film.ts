import type { Officer } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { findUpload, removeUpload } from '../../../../platform/resumable/index.ts';
import { recordAudit } from '../../../audit/index.ts';
import { lockFilm, updateFilmState } from '../../queries/film/films.ts';
import { type LessonRef, lockLesson } from './lock-lesson.ts';

const cancellable = ['WAITING', 'WORKING', 'FAILED'];

/**
 * Gives up a film that is not ready; a worker notices within seconds. Throws `courses.film_not_found`,
 * `courses.film_done`.
 */
export async function cancelFilm(
  parts: Parts,
  actor: Officer,
  of: LessonRef,
  filmId: string,
): Promise<void> {
  const uploadId = await inTransaction(parts.db, async (tx) => {
    await lockLesson(tx, actor, of);
    const film = await lockFilm(tx, of.lessonId, filmId);
    if (!film) throw new Refusal('courses.film_not_found');
    if (!cancellable.includes(film.state)) throw new Refusal('courses.film_done');
    await updateFilmState(tx, filmId, 'CANCELLED', parts.clock.now());
    const subject = { type: 'topic', id: of.topicId };
    await recordAudit(tx, actor, 'courses.cancel_film', subject, { lessonId: of.lessonId });
    return film.uploadId;
  });
  const upload = uploadId ? await findUpload(parts.db, uploadId) : undefined;
  if (upload) await removeUpload(parts, upload);
}
