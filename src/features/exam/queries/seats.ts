import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Topic } from '../../courses/index.ts';
import { type SeatFacts, type SeatWindow, seatFactsOf } from '../rules/seat.ts';

export interface SeatRow {
  id: string;
  enrolmentId: string;
  accountId: string;
  topicId: string;
  windowName: string;
  bookedAt: Date;
}

const columns = ['id', 'enrolmentId', 'accountId', 'topicId', 'windowName', 'bookedAt'] as const;
/** States that count in their window. */
const counted = ['HELD', 'OVER'] as const;

/** The seats that these enrolments hold, one each at most. */
export async function listHeldSeats(
  db: Reader,
  enrolmentIds: readonly string[],
): Promise<SeatRow[]> {
  if (enrolmentIds.length === 0) return [];
  return db
    .selectFrom('examSeats')
    .select(columns)
    .where('enrolmentId', 'in', [...enrolmentIds])
    .where('state', '=', 'HELD')
    .execute();
}

export async function findHeldSeat(db: Reader, enrolmentId: string): Promise<SeatRow | undefined> {
  return (await listHeldSeats(db, [enrolmentId]))[0];
}

/** What a topic, as it applies to the person of an enrolment, says about their seat; null where nobody books. */
export async function findSeatFacts(
  db: Reader,
  topic: Topic,
  enrolmentId: string,
  now: Date,
): Promise<SeatFacts | null> {
  if (!topic.seatWindows) return null;
  return seatFactsOf(topic, (await findHeldSeat(db, enrolmentId))?.windowName, now);
}

/** The seat by its id while it is held; locked until the transaction ends. */
export async function lockHeldSeat(tx: Tx, id: string): Promise<SeatRow | undefined> {
  return tx
    .selectFrom('examSeats')
    .select(columns)
    .where('id', '=', id)
    .where('state', '=', 'HELD')
    .forUpdate()
    .executeTakeFirst();
}

/** The window of a seat, as the list of its window is asked for. */
export async function windowOfSeat(
  db: Reader,
  id: string,
): Promise<{ topic: string | undefined; window: string | undefined }> {
  const row = await db
    .selectFrom('examSeats')
    .select(['topicId', 'windowName'])
    .where('id', '=', id)
    .executeTakeFirst();
  return { topic: row?.topicId, window: row?.windowName };
}

/** Lets one person at a time take a seat of a window, so that the last goes to one. */
export async function lockWindow(tx: Tx, topicId: string, windowName: string): Promise<void> {
  const name = `exam.seats ${topicId} ${windowName}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** How many seats are taken, by topic and window; those of enrolments that ended since are free. */
export async function countSeats(
  db: Reader,
  topicIds: readonly string[],
): Promise<{ topicId: string; windowName: string; taken: number }[]> {
  if (topicIds.length === 0) return [];
  return db
    .selectFrom('examSeats')
    .innerJoin('enrolments', 'enrolments.id', 'examSeats.enrolmentId')
    .select(({ fn }) => ['examSeats.topicId', 'windowName', fn.countAll<number>().as('taken')])
    .where('examSeats.topicId', 'in', [...topicIds])
    .where('examSeats.state', 'in', counted)
    .where('enrolments.state', '=', 'OPEN')
    .groupBy(['examSeats.topicId', 'windowName'])
    .execute();
}

/** The seats taken of a topic, by the name of the window. */
export async function countTaken(db: Reader, topicId: string): Promise<Map<string, number>> {
  const rows = await countSeats(db, [topicId]);
  return new Map(rows.map(({ windowName, taken }) => [windowName, taken]));
}

export async function insertSeat(tx: Tx, seat: Omit<SeatRow, 'bookedAt'>): Promise<void> {
  await tx.insertInto('examSeats').values(seat).execute();
}

export interface SeatEnd {
  state: 'OVER' | 'GIVEN_UP' | 'RELEASED';
  by: string;
  because?: string;
}

export async function endSeat(tx: Tx, id: string, { state, by, because }: SeatEnd): Promise<void> {
  await tx
    .updateTable('examSeats')
    .set({ state, endedAt: sql`now()`, endedBy: by, endedBecause: because ?? null })
    .where('id', '=', id)
    .execute();
}

/** A booked seat, and when its holder began to sit in its window. */
export interface ListedSeat extends SeatRow {
  isHeld: boolean;
  satAt: Date | null;
}

const satAt = (topicId: string, { opensAt, closesAt }: SeatWindow) => sql<Date | null>`(
  select min(attempt.started_at) from exam_attempts attempt
  where attempt.topic_id = ${topicId} and attempt.enrolment_id = exam_seats.enrolment_id
    and attempt.started_at >= ${opensAt} and attempt.started_at < ${closesAt})`;

/** The booked seats of a window, in the order they were booked. */
export async function listSeats(
  db: Reader,
  { topicId, window }: { topicId: string; window: SeatWindow },
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedSeat[]> {
  return seatsOf(db, topicId, window)
    .select([
      ...columns.map((column) => `examSeats.${column}` as const),
      sql<boolean>`exam_seats.state = 'HELD'`.as('isHeld'),
      satAt(topicId, window).as('satAt'),
    ])
    .orderBy('bookedAt')
    .orderBy('examSeats.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many of those who booked a seat of the window have begun to sit in it. */
export async function countSat(db: Reader, topicId: string, window: SeatWindow): Promise<number> {
  const { sat } = await seatsOf(db, topicId, window)
    .select(({ fn }) => fn.countAll<number>().as('sat'))
    .where(satAt(topicId, window), 'is not', null)
    .executeTakeFirstOrThrow();
  return sat;
}

const seatsOf = (db: Reader, topicId: string, { name }: SeatWindow) =>
  db
    .selectFrom('examSeats')
    .innerJoin('enrolments', 'enrolments.id', 'examSeats.enrolmentId')
    .where('examSeats.topicId', '=', topicId)
    .where('windowName', '=', name)
    .where('examSeats.state', 'in', counted)
    .where('enrolments.state', '=', 'OPEN');
