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
  'lesson_id as lessonId',
  'first_opened_at as firstOpenedAt',
  'text_read_at as textReadAt',
  'seen',
  'watched_seconds as watchedSeconds',
  'last_position as lastPosition',
  'updated_at as updatedAt',
] as const;

const toProgress = (row: Omit<LessonProgress, 'seen'> & { seen: unknown }): LessonProgress => ({
  ...row,
  seen: fromMultirange(String(row.seen)),
});

/** What was done in a round, a row for each lesson opened. */
export async function listProgress(db: Reader, roundId: string): Promise<LessonProgress[]> {
  const rows = await db
    .selectFrom('lesson_progress')
    .select(columns)
    .where('round_id', '=', roundId)
    .execute();
  return rows.map(toProgress);
}

/** Notes that a lesson was opened; true the first time in this round. */
export async function insertOpened(
  tx: Tx,
  roundId: string,
  lessonId: string,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .insertInto('lesson_progress')
    .values({ round_id: roundId, lesson_id: lessonId, first_opened_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['round_id', 'lesson_id']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Locks the progress row: heartbeats of two tabs take turns. */
export async function lockProgress(
  tx: Tx,
  roundId: string,
  lessonId: string,
): Promise<LessonProgress | undefined> {
  const row = await tx
    .selectFrom('lesson_progress')
    .select(columns)
    .where('round_id', '=', roundId)
    .where('lesson_id', '=', lessonId)
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
    .updateTable('lesson_progress')
    .set({
      seen: sql<string>`${toMultirange(played.seen)}::int4multirange`,
      watched_seconds: secondsOf(played.seen),
      last_position: played.position,
      updated_at: played.now,
    })
    .where('round_id', '=', roundId)
    .where('lesson_id', '=', lessonId)
    .execute();
}

export async function updateTextRead(
  tx: Tx,
  roundId: string,
  lessonId: string,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('lesson_progress')
    .set({ text_read_at: now, updated_at: now })
    .where('round_id', '=', roundId)
    .where('lesson_id', '=', lessonId)
    .where('text_read_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface Playback {
  writerToken: string;
  lessonId: string;
  startedAt: Date;
  creditedSeconds: number;
}

/**
 * The newest player of the round takes over; whoever played before is told at his next heartbeat (E10).
 * What was credited ahead of the wall clock is owed by the next player too, or claiming the player
 * again and again would earn the tolerance each time (E9).
 */
export async function upsertPlayback(
  tx: Tx,
  roundId: string,
  lessonId: string,
  writerToken: string,
  now: Date,
): Promise<void> {
  const row = {
    writer_token: writerToken,
    lesson_id: lessonId,
    started_at: now,
    last_beat_at: now,
  };
  const owed = sql<number>`greatest(0, playback_sessions.credited_seconds
    - floor(extract(epoch from ${now}::timestamptz - playback_sessions.started_at))::int)`;
  await tx
    .insertInto('playback_sessions')
    .values({ round_id: roundId, ...row, credited_seconds: 0 })
    .onConflict((conflict) =>
      conflict.column('round_id').doUpdateSet({ ...row, credited_seconds: owed }),
    )
    .execute();
}

export async function lockPlayback(tx: Tx, roundId: string): Promise<Playback | undefined> {
  return tx
    .selectFrom('playback_sessions')
    .select([
      'writer_token as writerToken',
      'lesson_id as lessonId',
      'started_at as startedAt',
      'credited_seconds as creditedSeconds',
    ])
    .where('round_id', '=', roundId)
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
    .updateTable('playback_sessions')
    .set({ credited_seconds: sql<number>`credited_seconds + ${credited}`, last_beat_at: now })
    .where('round_id', '=', roundId)
    .execute();
}

export type LedgerKind = 'OPENED' | 'PLAYED' | 'READ' | 'DOWNLOADED' | 'DECLARED' | 'REFUSED';

/** Adds a line to the ledger the learner can read: what was counted, what was not, and when (Q18). */
export async function insertLedger(
  tx: Tx,
  line: {
    roundId: string;
    lessonId: string;
    kind: LedgerKind;
    detail?: Record<string, unknown>;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('study_ledger')
    .values({
      round_id: line.roundId,
      lesson_id: line.lessonId,
      kind: line.kind,
      detail: JSON.stringify(line.detail ?? {}),
      at: line.at,
    })
    .execute();
}

export interface LedgerLine {
  lessonId: string;
  kind: LedgerKind;
  detail: Record<string, unknown>;
  at: Date;
}

/** The newest lines of a round, or of one lesson of it. */
export async function listLedger(
  db: Reader,
  roundId: string,
  filter: { lessonId?: string; limit: number },
): Promise<LedgerLine[]> {
  let query = db
    .selectFrom('study_ledger')
    .select(['lesson_id as lessonId', 'kind', 'detail', 'at'])
    .where('round_id', '=', roundId)
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.lessonId) query = query.where('lesson_id', '=', filter.lessonId);
  return (await query.execute()) as LedgerLine[];
}

/** Whether anything of an enrolment was opened: from then on the fee is not given back (E20). */
export async function existsProgress(db: Reader, roundIds: readonly string[]): Promise<boolean> {
  if (roundIds.length === 0) return false;
  const row = await db
    .selectFrom('lesson_progress')
    .select('lesson_id')
    .where('round_id', 'in', [...roundIds])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
