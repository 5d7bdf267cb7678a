import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { GroupVisit } from '../rules/group-order.ts';
import { dayBounds } from './orders.ts';

const select = (db: Reader) =>
  db
    .selectFrom('group_visits')
    .select([
      'id',
      'group_order_id as groupOrderId',
      'visit_no as visitNo',
      'order_ids as orderIds',
      'amount_fen as amountFen',
      'state',
      'trade_no as tradeNo',
      'wrong_amount_fen as wrongAmountFen',
      'expires_at as expiresAt',
      'created_at as createdAt',
      'asks',
    ])
    .$narrowType<{ state: GroupVisit['state'] }>();

export async function findVisit(db: Reader, id: string): Promise<GroupVisit | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function findVisitByNo(db: Reader, visitNo: string): Promise<GroupVisit | undefined> {
  return select(db).where('visit_no', '=', visitNo).executeTakeFirst();
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
    .where('group_order_id', '=', groupOrderId)
    .where('state', '=', 'OPEN')
    .executeTakeFirst();
}

/** All ways to the gateway of a group order, newest first. */
export async function listVisits(db: Reader, groupOrderId: string): Promise<GroupVisit[]> {
  return select(db)
    .where('group_order_id', '=', groupOrderId)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Ways opened on a Shanghai day, or paid on it. */
export async function listVisitsOfDay(db: Reader, day: string): Promise<GroupVisit[]> {
  const [from, to] = dayBounds(day);
  return select(db)
    .where((where) =>
      where.or([
        where.and([where('created_at', '>=', from), where('created_at', '<', to)]),
        where.and([where('paid_at', '>=', from), where('paid_at', '<', to)]),
      ]),
    )
    .orderBy('created_at')
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
    .insertInto('group_visits')
    .values({
      id: newId(),
      group_order_id: visit.groupOrderId,
      visit_no: visit.visitNo,
      order_ids: visit.orderIds,
      amount_fen: visit.amountFen,
      expires_at: visit.expiresAt,
      next_ask_at: visit.nextAskAt,
      created_by: visit.createdBy,
      created_at: visit.at,
    })
    .onConflict((conflict) =>
      conflict.column('group_order_id').where('state', '=', 'OPEN').doNothing(),
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
    .updateTable('group_visits')
    .set({ state: 'PAID', trade_no: trade.tradeNo, paid_at: trade.at, next_ask_at: null })
    .where('id', '=', id)
    .execute();
}

export async function markVisitClosed(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('group_visits')
    .set({ state: 'CLOSED', next_ask_at: null })
    .where('id', '=', id)
    .where('state', '=', 'OPEN')
    .execute();
}

/** The gateway told of another amount than the sum; somebody must look at it. */
export async function markWrongAmount(tx: Tx, id: string, amountFen: number): Promise<void> {
  await tx
    .updateTable('group_visits')
    .set({ wrong_amount_fen: amountFen })
    .where('id', '=', id)
    .execute();
}

export async function markVisitAsked(db: Reader, id: string, next: Date): Promise<void> {
  await db
    .updateTable('group_visits')
    .set((row) => ({ asks: row('asks', '+', 1), next_ask_at: next }))
    .where('id', '=', id)
    .where('state', '=', 'OPEN')
    .execute();
}

/** Open ways whose next question is due, taken so that no other process asks the same at once. */
export async function claimDueVisits(db: Reader, now: Date, limit: number): Promise<GroupVisit[]> {
  const due = db
    .selectFrom('group_visits')
    .select('id')
    .where('state', '=', 'OPEN')
    .where('next_ask_at', '<=', now)
    .orderBy('next_ask_at')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const claimed = await db
    .updateTable('group_visits')
    .set({ next_ask_at: new Date(now.getTime() + 30_000) })
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
