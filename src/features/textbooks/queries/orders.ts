import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Copies, OrderLine, OrderState, TextbookOrder } from '../rules/textbook.ts';

const selectOrders = (db: Reader) =>
  db
    .selectFrom('textbook_orders')
    .select([
      'id',
      'order_no as orderNo',
      'account_id as accountId',
      'organisation_id as organisationId',
      'collector_id as collectorId',
      'collected_into as collectedInto',
      'state',
      'destination_cipher as destinationCipher',
      'amount_fen as amountFen',
      'placed_at as placedAt',
      'accepted_at as acceptedAt',
      'delivered_at as deliveredAt',
      'cancelled_because as cancelledBecause',
    ])
    .$narrowType<{ state: OrderState }>();

export async function findOrder(db: Reader, id: string): Promise<TextbookOrder | undefined> {
  return selectOrders(db).where('id', '=', id).executeTakeFirst();
}

export async function lockOrder(tx: Tx, id: string): Promise<TextbookOrder | undefined> {
  return selectOrders(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A person's or a body's own orders, the newest first. */
export async function listOwnOrders(
  db: Reader,
  owner: { accountId: string } | { organisationId: string },
): Promise<TextbookOrder[]> {
  const [column, id] =
    'accountId' in owner
      ? (['account_id', owner.accountId] as const)
      : (['organisation_id', owner.organisationId] as const);
  return selectOrders(db).where(column, '=', id).orderBy('placed_at', 'desc').limit(100).execute();
}

/** What waits to be gathered by a body, the oldest first. */
export async function listToCollect(db: Reader, collectorId: string): Promise<TextbookOrder[]> {
  return selectOrders(db)
    .where('collector_id', '=', collectorId)
    .where('state', '=', 'PLACED')
    .orderBy('placed_at')
    .limit(500)
    .execute();
}

/** The same rows locked, those of the ids that still wait. */
export async function lockToCollect(
  tx: Tx,
  collectorId: string,
  ids: readonly string[],
): Promise<TextbookOrder[]> {
  if (ids.length === 0) return [];
  return selectOrders(tx)
    .where('id', 'in', ids)
    .where('collector_id', '=', collectorId)
    .where('state', '=', 'PLACED')
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function listCollected(db: Reader, orderId: string): Promise<TextbookOrder[]> {
  return selectOrders(db).where('collected_into', '=', orderId).orderBy('placed_at').execute();
}

/** The centre's queue: what nobody gathers, by state, the oldest first. */
export async function listForCentre(
  db: Reader,
  { state, limit, offset }: { state: OrderState; limit: number; offset: number },
): Promise<TextbookOrder[]> {
  return selectOrders(db)
    .where('collector_id', 'is', null)
    .where('state', '=', state)
    .orderBy('placed_at')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countForCentre(db: Reader): Promise<Record<OrderState, number>> {
  const rows = await db
    .selectFrom('textbook_orders')
    .select((row) => ['state', row.fn.countAll<number>().as('count')])
    .$narrowType<{ state: OrderState }>()
    .where('collector_id', 'is', null)
    .groupBy('state')
    .execute();
  const counts = { PLACED: 0, COLLECTED: 0, ACCEPTED: 0, DELIVERED: 0, CANCELLED: 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
}

/** Orders that wait to be gathered by a body. */
export async function countToCollect(db: Reader, collectorId: string): Promise<number> {
  const row = await db
    .selectFrom('textbook_orders')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('collector_id', '=', collectorId)
    .where('state', '=', 'PLACED')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface NewOrder {
  accountId: string | null;
  organisationId: string | null;
  collectorId: string | null;
  destinationCipher: string | null;
  amountFen: number;
  placedBy: string;
  lines: { titleId: string; quantity: number; priceFen: number }[];
}

const orderNo = sql<string>`'T' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || lpad(nextval('textbook_order_numbers')::text, 6, '0')`;

/** Writes an order with its lines; returns its id. */
export async function insertOrder(tx: Tx, order: NewOrder): Promise<string> {
  const id = newId();
  await tx
    .insertInto('textbook_orders')
    .values({
      id,
      order_no: orderNo,
      account_id: order.accountId,
      organisation_id: order.organisationId,
      collector_id: order.collectorId,
      destination_cipher: order.destinationCipher,
      amount_fen: order.amountFen,
      placed_by: order.placedBy,
    })
    .execute();
  await tx
    .insertInto('textbook_order_lines')
    .values(
      order.lines.map(({ titleId, quantity, priceFen }) => ({
        order_id: id,
        title_id: titleId,
        quantity,
        price_fen: priceFen,
      })),
    )
    .execute();
  return id;
}

/** Puts orders into a state, with what belongs to it. */
export async function updateOrders(
  tx: Tx,
  ids: readonly string[],
  state: OrderState,
  more: {
    collectedInto?: string | null;
    acceptedAt?: Date;
    deliveredAt?: Date;
    cancelledBecause?: string;
  } = {},
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('textbook_orders')
    .set({
      state,
      ...(more.collectedInto === undefined ? {} : { collected_into: more.collectedInto }),
      ...(more.acceptedAt ? { accepted_at: more.acceptedAt } : {}),
      ...(more.deliveredAt ? { delivered_at: more.deliveredAt } : {}),
      ...(more.cancelledBecause ? { cancelled_because: more.cancelledBecause } : {}),
    })
    .where('id', 'in', ids)
    .execute();
}

/** Lines of orders by the order's id, in the order of the titles' names. */
export async function listLines(
  db: Reader,
  orderIds: readonly string[],
): Promise<Map<string, OrderLine[]>> {
  if (orderIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('textbook_order_lines as line')
    .innerJoin('textbook_titles as title', 'title.id', 'line.title_id')
    .select([
      'line.order_id as orderId',
      'line.title_id as titleId',
      'title.name',
      'line.quantity',
      'line.price_fen as priceFen',
      'line.delivered',
    ])
    .where('line.order_id', 'in', orderIds)
    .orderBy('title.name')
    .execute();
  return Map.groupBy(rows, ({ orderId }) => orderId);
}

export async function addDelivered(tx: Tx, orderId: string, copies: Copies): Promise<void> {
  await tx
    .updateTable('textbook_order_lines')
    .set((row) => ({ delivered: row('delivered', '+', copies.quantity) }))
    .where('order_id', '=', orderId)
    .where('title_id', '=', copies.titleId)
    .execute();
}
