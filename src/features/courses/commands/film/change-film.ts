import type { Officer } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudit } from '../../../audit/index.ts';
import { propose } from '../../../proposals/index.ts';
import { lockFilm, updateFilmOfLesson } from '../../queries/film/films.ts';
import { touchTopic } from '../../queries/topics.ts';
import {
  type FilmOfLesson,
  filmDifference,
  filmOf,
  isSameFilm,
  noFilm,
  withFilm,
} from '../../rules/film/lesson-film.ts';
import { changeFilmKind } from './change-film-kind.ts';
import { type LessonRef, lockLesson, nameOfLesson } from './lock-lesson.ts';

/** A film that is ready, or null for none; or other captions for the film that is there. */
export type FilmChange = { filmId: string | null } | { captionsKey: string | null };

/**
 * Gives a lesson another film, none, or other captions: at once in a draft; of a published topic it is proposed,
 * and the proposal's id returned. Throws `courses.changed_meanwhile` when the lesson has other files than those
 * in `basedOn` (its film and captions as read), `courses.film_not_found`, `courses.film_not_ready`,
 * `courses.nothing_changed`, `courses.reason_missing`.
 */
export async function changeFilm(
  parts: Parts,
  actor: Officer,
  of: LessonRef,
  { change, basedOn, reason }: { change: FilmChange; basedOn?: string; reason: string },
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const { topic, lesson } = await lockLesson(tx, actor, of);
    if (basedOn !== undefined && basedOn !== markOfFilm(lesson))
      throw new Refusal('courses.changed_meanwhile');
    const film = await filmAfter(tx, lesson, of.lessonId, change);
    const difference = filmDifference(nameOfLesson(lesson), lesson, film);
    if (isSameFilm(lesson, film)) throw new Refusal('courses.nothing_changed');
    if (topic.state === 'DRAFT') {
      await updateFilmOfLesson(tx, of.lessonId, film);
      await touchTopic(tx, of.topicId);
      const subject = { type: 'topic', id: of.topicId };
      await recordAudit(tx, actor, 'courses.change_film', subject, { lessonId: of.lessonId });
      return null;
    }
    if (reason.length < 4) throw new Refusal('courses.reason_missing');
    const href = `/topics/${of.topicId}/lessons/${of.lessonId}/film`;
    return propose(parts, tx, actor, changeFilmKind, {
      subject: { type: 'lesson', id: of.lessonId, words: nameOfLesson(lesson), href },
      difference,
      change: { topicId: of.topicId, basedOn: filmOf(lesson), film },
      reason,
    });
  });
}

/** A mark of the film and captions of a lesson, by which a form notices that a colleague changed them. */
export const markOfFilm = ({ videoKey, captionsKey }: FilmOfLesson) =>
  `${videoKey ?? ''} ${captionsKey ?? ''}`;

async function filmAfter(
  tx: Tx,
  lesson: FilmOfLesson,
  lessonId: string,
  change: FilmChange,
): Promise<FilmOfLesson> {
  if ('captionsKey' in change) return { ...filmOf(lesson), captionsKey: change.captionsKey };
  if (change.filmId === null) return noFilm;
  const film = await lockFilm(tx, lessonId, change.filmId);
  if (!film) throw new Refusal('courses.film_not_found');
  if (film.state !== 'READY') throw new Refusal('courses.film_not_ready');
  const { videoKey, videoSmallKey, posterKey, seconds } = film;
  return withFilm(lesson, { videoKey, videoSmallKey, posterKey, videoSeconds: seconds });
}
