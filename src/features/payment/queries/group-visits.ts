import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { GroupVisit } from '../rules/group-order.ts';
import { dayBounds } from './orders.ts';

const select = (db: Reader) =>
  db
    .selectFrom('groupVisits')
    .select([
      'id',
      'groupOrderId',
      'visitNo',
      'orderIds',
      'amountFen',
      'state',
      'tradeNo',
      'wrongAmountFen',
      'expiresAt',
      'createdAt',
      'asks',
    ]);

export async function findVisit(db: Reader, id: string): Promise<GroupVisit | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function findVisitByNo(db: Reader, visitNo: string): Promise<GroupVisit | undefined> {
  return select(db).where('visitNo', '=', visitNo).executeTakeFirst();
}

export async function lockVisit(tx: Tx, id: string): Promise<GroupVisit> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** The unit is on its way to the bank; at most one a group order. */
export async function findOpenVisit(
  db: Reader,
  groupOrderId: string,
): Promise<GroupVisit | undefined> {
  return select(db)
    .where('groupOrderId', '=', groupOrderId)
    .where('state', '=', 'OPEN')
    .executeTakeFirst();
}

/** All ways to the gateway of a group order, newest first. */
export async function listVisits(db: Reader, groupOrderId: string): Promise<GroupVisit[]> {
  return select(db).where('groupOrderId', '=', groupOrderId).orderBy('createdAt', 'desc').execute();
}

/** Ways opened on a Shanghai day, or paid on it. */
export async function listVisitsOfDay(db: Reader, day: string): Promise<GroupVisit[]> {
  const [from, to] = dayBounds(day);
  return select(db)
    .where((where) =>
      where.or([
        where.and([where('createdAt', '>=', from), where('createdAt', '<', to)]),
        where.and([where('paidAt', '>=', from), where('paidAt', '<', to)]),
      ]),
    )
    .orderBy('createdAt')
    .execute();
}

/** Writes a way to the gateway; null when another is open. */
export async function insertVisit(
  tx: Tx,
  visit: {
    groupOrderId: string;
    visitNo: string;
    orderIds: string[];
    amountFen: number;
    expiresAt: Date;
    nextAskAt: Date;
    createdBy: string;
    at: Date;
  },
): Promise<string | null> {
  const row = await tx
    .insertInto('groupVisits')
    .values({
      id: newId(),
      groupOrderId: visit.groupOrderId,
      visitNo: visit.visitNo,
      orderIds: visit.orderIds,
      amountFen: visit.amountFen,
      expiresAt: visit.expiresAt,
      nextAskAt: visit.nextAskAt,
      createdBy: visit.createdBy,
      createdAt: visit.at,
    })
    .onConflict((conflict) =>
      conflict.column('groupOrderId').where('state', '=', 'OPEN').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function markVisitPaid(
  tx: Tx,
  id: string,
  trade: { tradeNo: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('groupVisits')
    .set({ state: 'PAID', tradeNo: trade.tradeNo, paidAt: trade.at, nextAskAt: null })
    .where('id', '=', id)
    .execute();
}

export async function markVisitClosed(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('groupVisits')
    .set({ state: 'CLOSED', nextAskAt: null })
    .where('id', '=', id)
    .where('state', '=', 'OPEN')
    .execute();
}

/** The gateway told of another amount than the sum; somebody must look at it. */
export async function markWrongAmount(tx: Tx, id: string, amountFen: number): Promise<void> {
  await tx
    .updateTable('groupVisits')
    .set({ wrongAmountFen: amountFen })
    .where('id', '=', id)
    .execute();
}

export async function markVisitAsked(db: Reader, id: string, next: Date): Promise<void> {
  await db
    .updateTable('groupVisits')
    .set((row) => ({ asks: row('asks', '+', 1), nextAskAt: next }))
    .where('id', '=', id)
    .where('state', '=', 'OPEN')
    .execute();
}

/** Open ways whose next question is due, taken so that no other process asks the same at once. */
export async function claimDueVisits(db: Reader, now: Date, limit: number): Promise<GroupVisit[]> {
  const due = db
    .selectFrom('groupVisits')
    .select('id')
    .where('state', '=', 'OPEN')
    .where('nextAskAt', '<=', now)
    .orderBy('nextAskAt')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const claimed = await db
    .updateTable('groupVisits')
    .set({ nextAskAt: new Date(now.getTime() + 30_000) })
    .where('id', 'in', due)
    .returning('id')
    .execute();
  if (claimed.length === 0) return [];
  return select(db)
    .where(
      'id',
      'in',
      claimed.map((row) => row.id),
    )
    .execute();
}
