import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../platform/database/index.ts';
import type { FilmOfLesson, FilmProblem, SentFilm } from '../../rules/film/lesson-film.ts';

const columns = [
  'id',
  'lessonId',
  'uploadId',
  'fileName',
  'bytes',
  'state',
  'problem',
  'progress',
  'seconds',
  'width',
  'height',
  'codecs',
  'asSent',
  'videoKey',
  'videoSmallKey',
  'posterKey',
  'sentBy',
  'sentAt',
] as const;

/** Films sent for a lesson, the newest first. */
export async function listFilms(db: Reader, lessonId: string): Promise<SentFilm[]> {
  return db
    .selectFrom('lessonFilms')
    .select(columns)
    .where('lessonId', '=', lessonId)
    .orderBy('sentAt', 'desc')
    .limit(20)
    .execute();
}

export async function lockFilm(
  tx: Tx,
  lessonId: string,
  id: string,
): Promise<SentFilm | undefined> {
  return tx
    .selectFrom('lessonFilms')
    .select(columns)
    .where('lessonId', '=', lessonId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Inserts a film; false when its upload was taken before. */
export async function insertFilm(
  tx: Tx,
  film: Pick<SentFilm, 'id' | 'lessonId' | 'fileName' | 'bytes' | 'sentBy' | 'sentAt'> & {
    uploadId: string;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('lessonFilms')
    .values({ ...film, changedAt: film.sentAt })
    .onConflict((conflict) => conflict.column('uploadId').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the next film that waits, or whose worker has shown no sign of life; undefined when there is none. */
export async function takeFilm(
  db: Reader,
  worker: string,
  { now, until }: { now: Date; until: Date },
): Promise<(SentFilm & { topicId: string }) | undefined> {
  return db
    .updateTable('lessonFilms')
    .set({
      state: 'WORKING',
      problem: null,
      progress: 0,
      worker,
      workedUntil: until,
      changedAt: now,
    })
    .where('id', '=', (select) =>
      select
        .selectFrom('lessonFilms')
        .select('id')
        .where((one) =>
          one.or([
            one('state', '=', 'WAITING'),
            one.and([one('state', '=', 'WORKING'), one('workedUntil', '<', now)]),
          ]),
        )
        .orderBy('sentAt')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning([
      ...columns,
      sql<string>`(select topic_id from lessons where lessons.id = lesson_id)`.as('topicId'),
    ])
    .executeTakeFirst();
}

/** Shows a sign of life and the progress; false when the film is no longer this worker's. */
export async function keepFilm(
  db: Reader,
  { id, worker }: { id: string; worker: string },
  { progress, until }: { progress: number; until: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lessonFilms')
    .set({ progress, workedUntil: until })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type FilmOutcome =
  | ({ state: 'READY' } & Required<
      Pick<
        SentFilm,
        | 'seconds'
        | 'width'
        | 'height'
        | 'codecs'
        | 'asSent'
        | 'videoKey'
        | 'videoSmallKey'
        | 'posterKey'
      >
    >)
  | { state: 'REFUSED' | 'FAILED'; problem: FilmProblem }
  | { state: 'WAITING' };

/** Ends the work on a film; false when it was cancelled meanwhile. */
export async function endFilm(
  db: Reader,
  { id, worker }: { id: string; worker: string },
  outcome: FilmOutcome,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lessonFilms')
    .set({ ...outcome, worker: null, workedUntil: null, changedAt: now })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Moves a locked film to a state in which nobody works on it. */
export async function updateFilmState(
  tx: Tx,
  id: string,
  state: 'WAITING' | 'CANCELLED',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('lessonFilms')
    .set({ state, problem: null, progress: 0, worker: null, workedUntil: null, changedAt: now })
    .where('id', '=', id)
    .execute();
}

/** Gives a lesson its film and captions, as the version that it becomes by that. */
export async function updateFilmOfLesson(
  tx: Tx,
  lessonId: string,
  film: FilmOfLesson,
  versionNo?: number,
): Promise<void> {
  await tx
    .updateTable('lessons')
    .set({ ...film, ...(versionNo && { versionNo }) })
    .where('id', '=', lessonId)
    .execute();
}
