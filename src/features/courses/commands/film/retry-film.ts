import type { Officer } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import { lockFilm, updateFilmState } from '../../queries/film/films.ts';
import { type LessonRef, lockLesson } from './lock-lesson.ts';

/** Has a failed film prepared again. Throws `courses.film_not_found`, `courses.film_done`. */
export async function retryFilm(
  parts: Parts,
  actor: Officer,
  of: LessonRef,
  filmId: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockLesson(tx, actor, of);
    const film = await lockFilm(tx, of.lessonId, filmId);
    if (!film) throw new Refusal('courses.film_not_found');
    if (film.state !== 'FAILED' || !film.uploadId) throw new Refusal('courses.film_done');
    await updateFilmState(tx, filmId, 'WAITING', parts.clock.now());
    const subject = { type: 'topic', id: of.topicId };
    await recordAudit(tx, actor, 'courses.retry_film', subject, { lessonId: of.lessonId });
  });
}
