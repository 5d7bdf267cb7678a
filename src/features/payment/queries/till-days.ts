import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CounterMethod } from '../rules/payment.ts';
import {
  type Count,
  firstTill,
  type Handover,
  type TillDay,
  type TillFigures,
} from '../rules/till.ts';

export interface TillDayKey {
  organisationId: string;
  clerkId: string;
  day: string;
}

const select = (db: Reader) => db.selectFrom('tillDays').selectAll().$castTo<TillDay>();

export async function findTillDay(db: Reader, id: string): Promise<TillDay | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function findTillDayOf(db: Reader, key: TillDayKey): Promise<TillDay | undefined> {
  return select(db)
    .where('organisationId', '=', key.organisationId)
    .where('clerkId', '=', key.clerkId)
    .where('day', '=', key.day)
    .executeTakeFirst();
}

/**
 * Returns the till of a clerk on a day, opened if need be, its row held: 'SHARE' by what moves money, so that
 * nobody waits for a colleague; 'UPDATE' by what closes it.
 */
export async function lockTillDay(
  tx: Tx,
  key: TillDayKey,
  lock: 'SHARE' | 'UPDATE',
): Promise<TillDay> {
  await tx
    .insertInto('tillDays')
    .values({ id: newId(), ...key, till: await lastTill(tx, key) })
    .onConflict((conflict) => conflict.columns(['organisationId', 'clerkId', 'day']).doNothing())
    .execute();
  const query = select(tx)
    .where('organisationId', '=', key.organisationId)
    .where('clerkId', '=', key.clerkId)
    .where('day', '=', key.day);
  return (lock === 'SHARE' ? query.forShare() : query.forUpdate()).executeTakeFirstOrThrow();
}

/** The window where the clerk last worked. */
async function lastTill(db: Reader, { organisationId, clerkId }: TillDayKey): Promise<string> {
  const row = await db
    .selectFrom('tillDays')
    .select('till')
    .where('organisationId', '=', organisationId)
    .where('clerkId', '=', clerkId)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.till ?? firstTill;
}

export async function updateTill(tx: Tx, id: string, till: string): Promise<void> {
  await tx.updateTable('tillDays').set({ till }).where('id', '=', id).execute();
}

/** The tills of a body, the newest first; those of one clerk and handed over to that clerk when named. */
export async function listTillDays(
  db: Reader,
  of: { organisationId: string; clerkId: string | null; limit: number; offset: number },
): Promise<TillDay[]> {
  let query = select(db).where('organisationId', '=', of.organisationId);
  const { clerkId } = of;
  if (clerkId)
    query = query.where((where) =>
      where.or([where('clerkId', '=', clerkId), where('handedTo', '=', clerkId)]),
    );
  return query
    .orderBy('day', 'desc')
    .orderBy('clerkId')
    .limit(of.limit)
    .offset(of.offset)
    .execute();
}

/** The days before today that are still open. */
export async function listUnclosed(
  db: Reader,
  of: { organisationId: string; clerkId: string | null; before: string },
): Promise<TillDay[]> {
  let query = select(db)
    .where('organisationId', '=', of.organisationId)
    .where('state', '=', 'OPEN')
    .where('day', '<', of.before);
  if (of.clerkId) query = query.where('clerkId', '=', of.clerkId);
  return query.orderBy('day').limit(31).execute();
}

/** The tills of a body on a day, by clerk. */
export async function listTillsOn(
  db: Reader,
  of: { organisationId: string; day: string },
): Promise<Map<string, TillDay>> {
  const rows = await select(db)
    .where('organisationId', '=', of.organisationId)
    .where('day', '=', of.day)
    .execute();
  return new Map(rows.map((one) => [one.clerkId, one]));
}

export interface Closing {
  floatFen: number;
  counted: Count;
  countedFen: number;
  expectedFen: number;
  differenceReason: string | null;
  figures: TillFigures;
  handover: Handover;
  handedTo: string | null;
  handoverNote: string;
  closedBy: string;
  closedAt: Date;
}

/** Closes a held day. */
export async function closeDay(tx: Tx, id: string, closing: Closing): Promise<void> {
  await tx
    .updateTable('tillDays')
    .set({
      ...closing,
      state: 'CLOSED',
      counted: JSON.stringify(closing.counted),
      figures: JSON.stringify(closing.figures),
    })
    .where('id', '=', id)
    .execute();
}

export interface NewTillEntry {
  organisationId: string;
  clerkId: string;
  day: string;
  correctsDay: string;
  fromMethod: CounterMethod | null;
  toMethod: CounterMethod | null;
  amountFen: number;
  reason: string;
  enteredBy: string;
  confirmedBy: string;
  enteredAt: Date;
}

export async function insertTillEntry(tx: Tx, entry: NewTillEntry): Promise<string> {
  const id = newId();
  await tx
    .insertInto('tillEntries')
    .values({ id, ...entry })
    .execute();
  return id;
}

/** The dated entries that correct a clerk's closed day, the oldest first. */
export async function listEntriesOn(
  db: Reader,
  { organisationId, clerkId, day }: Pick<TillDay, 'organisationId' | 'clerkId' | 'day'>,
) {
  return db
    .selectFrom('tillEntries')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('clerkId', '=', clerkId)
    .where('correctsDay', '=', day)
    .orderBy('enteredAt')
    .execute();
}

/** Whether the officer was named for the closing of their body. */
export async function isClosingOfficer(
  db: Reader,
  { accountId, organisationId }: { accountId: string; organisationId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('closingOfficers')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The officers named for the closing of a body. */
export async function listClosingOfficers(
  db: Reader,
  organisationId: string,
): Promise<{ id: string; accountId: string; namedAt: Date }[]> {
  return db
    .selectFrom('closingOfficers')
    .select(['id', 'accountId', 'namedAt'])
    .where('organisationId', '=', organisationId)
    .where('endedAt', 'is', null)
    .orderBy('namedAt')
    .execute();
}

/** Names an officer for the closing; repeats change nothing. */
export async function insertClosingOfficer(
  tx: Tx,
  officer: {
    organisationId: string;
    accountId: string;
    namedBy: string;
    confirmedBy: string;
    namedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('closingOfficers')
    .values({ id: newId(), ...officer })
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'accountId']).where('endedAt', 'is', null).doNothing(),
    )
    .execute();
}

export async function endClosingOfficer(
  tx: Tx,
  { organisationId, accountId, at }: { organisationId: string; accountId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('closingOfficers')
    .set({ endedAt: at })
    .where('organisationId', '=', organisationId)
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .execute();
}
