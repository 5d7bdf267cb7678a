import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { fromMultirange, type Interval, secondsOf, toMultirange } from '../rules/intervals.ts';

export interface LessonProgress {
  lessonId: string;
  firstOpenedAt: Date;
  textReadAt: Date | null;
  seen: Interval[];
  watchedSeconds: number;
  lastPosition: number;
  updatedAt: Date;
}

const columns = [
  'lessonId',
  'firstOpenedAt',
  'textReadAt',
  'seen',
  'watchedSeconds',
  'lastPosition',
  'updatedAt',
] as const;

const toProgress = (row: Omit<LessonProgress, 'seen'> & { seen: unknown }): LessonProgress => ({
  ...row,
  seen: fromMultirange(String(row.seen)),
});

/** The progress of a round: a row for each opened lesson. */
export async function listProgress(db: Reader, roundId: string): Promise<LessonProgress[]> {
  const rows = await db
    .selectFrom('lessonProgress')
    .select(columns)
    .where('roundId', '=', roundId)
    .execute();
  return rows.map(toProgress);
}

/** Records an opened lesson; true the first time in the round. */
export async function insertOpened(
  tx: Tx,
  roundId: string,
  lessonId: string,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .insertInto('lessonProgress')
    .values({ roundId, lessonId, firstOpenedAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.columns(['roundId', 'lessonId']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Locks the progress row, so that heartbeats of two tabs do not interleave. */
export async function lockProgress(
  tx: Tx,
  roundId: string,
  lessonId: string,
): Promise<LessonProgress | undefined> {
  const row = await tx
    .selectFrom('lessonProgress')
    .select(columns)
    .where('roundId', '=', roundId)
    .where('lessonId', '=', lessonId)
    .forUpdate()
    .executeTakeFirst();
  return row && toProgress(row);
}

export async function updateSeen(
  tx: Tx,
  roundId: string,
  lessonId: string,
  played: { seen: Interval[]; position: number; now: Date },
): Promise<void> {
  await tx
    .updateTable('lessonProgress')
    .set({
      seen: sql<string>`${toMultirange(played.seen)}::int4multirange`,
      watchedSeconds: secondsOf(played.seen),
      lastPosition: played.position,
      updatedAt: played.now,
    })
    .where('roundId', '=', roundId)
    .where('lessonId', '=', lessonId)
    .execute();
}

export async function updateTextRead(
  tx: Tx,
  roundId: string,
  lessonId: string,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('lessonProgress')
    .set({ textReadAt: now, updatedAt: now })
    .where('roundId', '=', roundId)
    .where('lessonId', '=', lessonId)
    .where('textReadAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Seconds of video credited in a round since a time. */
export async function sumPlayedSince(tx: Tx, roundId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select coalesce(sum((detail->>'seconds')::int), 0)::int as seconds from study_ledger
    where round_id = ${roundId} and kind = 'PLAYED' and at >= ${since}`.execute(tx);
  return rows[0]?.seconds ?? 0;
}

export interface Playback {
  writerToken: string;
  lessonId: string;
  startedAt: Date;
  creditedSeconds: number;
}

/**
 * Makes this the round's player (E10). Seconds credited ahead of the wall clock carry over, or starting the
 * player again and again would earn the tolerance each time (E9).
 */
export async function upsertPlayback(
  tx: Tx,
  roundId: string,
  lessonId: string,
  writerToken: string,
  now: Date,
): Promise<void> {
  const row = {
    writerToken,
    lessonId,
    startedAt: now,
    lastBeatAt: now,
  };
  const owed = sql<number>`greatest(0, playback_sessions.credited_seconds
    - floor(extract(epoch from ${now}::timestamptz - playback_sessions.started_at))::int)`;
  await tx
    .insertInto('playbackSessions')
    .values({ roundId, ...row, creditedSeconds: 0 })
    .onConflict((conflict) =>
      conflict.column('roundId').doUpdateSet({ ...row, creditedSeconds: owed }),
    )
    .execute();
}

export async function lockPlayback(tx: Tx, roundId: string): Promise<Playback | undefined> {
  return tx
    .selectFrom('playbackSessions')
    .select(['writerToken', 'lessonId', 'startedAt', 'creditedSeconds'])
    .where('roundId', '=', roundId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updatePlayback(
  tx: Tx,
  roundId: string,
  credited: number,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('playbackSessions')
    .set({ creditedSeconds: sql<number>`credited_seconds + ${credited}`, lastBeatAt: now })
    .where('roundId', '=', roundId)
    .execute();
}

/** Whether a lesson was opened in any of the rounds (E20). */
export async function existsProgress(db: Reader, roundIds: readonly string[]): Promise<boolean> {
  if (roundIds.length === 0) return false;
  const row = await db
    .selectFrom('lessonProgress')
    .select('lessonId')
    .where('roundId', 'in', [...roundIds])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
