import type { Reader, Tx } from '../../../platform/database/index.ts';

/** The acknowledgement of who took the money of a closed day over. */
export interface TillHandover {
  tillDayId: string;
  takenBy: string;
  countedFen: number;
  /** Why it was another sum than was handed over. */
  note: string;
  takenAt: Date;
}

export async function findHandover(
  db: Reader,
  tillDayId: string,
): Promise<TillHandover | undefined> {
  return db
    .selectFrom('tillHandovers')
    .selectAll()
    .where('tillDayId', '=', tillDayId)
    .executeTakeFirst();
}

/** The acknowledgements of closed days, by the day. */
export async function listHandovers(
  db: Reader,
  tillDayIds: readonly string[],
): Promise<Map<string, TillHandover>> {
  if (tillDayIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('tillHandovers')
    .selectAll()
    .where('tillDayId', 'in', tillDayIds)
    .execute();
  return new Map(rows.map((row) => [row.tillDayId, row]));
}

/** Inserts an acknowledgement; false when there is one. */
export async function insertHandover(tx: Tx, handover: TillHandover): Promise<boolean> {
  const row = await tx
    .insertInto('tillHandovers')
    .values(handover)
    .onConflict((conflict) => conflict.doNothing())
    .returning('tillDayId')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many closed days wait for this officer to acknowledge their money. */
export async function countToTakeOver(db: Reader, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('tillDays as day')
    .leftJoin('tillHandovers as taken', 'taken.tillDayId', 'day.id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('day.handedTo', '=', accountId)
    .where('taken.tillDayId', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
