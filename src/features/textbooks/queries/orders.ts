import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Copies, OrderLine, OrderState, TextbookOrder } from '../rules/textbook.ts';

const selectOrders = (db: Reader) =>
  db
    .selectFrom('textbookOrders')
    .select([
      'id',
      'orderNo',
      'accountId',
      'organisationId',
      'collectorId',
      'collectedInto',
      'state',
      'destinationCipher',
      'amountFen',
      'placedAt',
      'acceptedAt',
      'deliveredAt',
      'cancelledBecause',
    ]);

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
      ? (['accountId', owner.accountId] as const)
      : (['organisationId', owner.organisationId] as const);
  return selectOrders(db).where(column, '=', id).orderBy('placedAt', 'desc').limit(100).execute();
}

/** Orders waiting to be collected by a body, the oldest first. */
export async function listToCollect(db: Reader, collectorId: string): Promise<TextbookOrder[]> {
  return selectOrders(db)
    .where('collectorId', '=', collectorId)
    .where('state', '=', 'PLACED')
    .orderBy('placedAt')
    .limit(500)
    .execute();
}

/** Those of the orders that still wait for the body, locked. */
export async function lockToCollect(
  tx: Tx,
  collectorId: string,
  ids: readonly string[],
): Promise<TextbookOrder[]> {
  if (ids.length === 0) return [];
  return selectOrders(tx)
    .where('id', 'in', ids)
    .where('collectorId', '=', collectorId)
    .where('state', '=', 'PLACED')
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function listCollected(db: Reader, orderId: string): Promise<TextbookOrder[]> {
  return selectOrders(db).where('collectedInto', '=', orderId).orderBy('placedAt').execute();
}

/** Orders sent to the centre, by state, the oldest first. */
export async function listForCentre(
  db: Reader,
  { state, limit, offset }: { state: OrderState; limit: number; offset: number },
): Promise<TextbookOrder[]> {
  return selectOrders(db)
    .where('collectorId', 'is', null)
    .where('state', '=', state)
    .orderBy('placedAt')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countForCentre(db: Reader): Promise<Record<OrderState, number>> {
  const rows = await db
    .selectFrom('textbookOrders')
    .select((row) => ['state', row.fn.countAll<number>().as('count')])
    .where('collectorId', 'is', null)
    .groupBy('state')
    .execute();
  const counts = { PLACED: 0, COLLECTED: 0, ACCEPTED: 0, DELIVERED: 0, CANCELLED: 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
}

/** The number of orders waiting to be collected by a body. */
export async function countToCollect(db: Reader, collectorId: string): Promise<number> {
  const row = await db
    .selectFrom('textbookOrders')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('collectorId', '=', collectorId)
    .where('state', '=', 'PLACED')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface NewOrder {
  id: string;
  accountId: string | null;
  organisationId: string | null;
  collectorId: string | null;
  destinationCipher: string | null;
  amountFen: number;
  placedBy: string;
  lines: { titleId: string; quantity: number; priceFen: number }[];
}

const orderNo = sql<string>`'T' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || lpad(nextval('textbook_order_numbers')::text, 6, '0')`;

/** Inserts an order with its lines. */
export async function insertOrder(tx: Tx, { lines, ...order }: NewOrder): Promise<void> {
  await tx
    .insertInto('textbookOrders')
    .values({ orderNo, ...order })
    .execute();
  await tx
    .insertInto('textbookOrderLines')
    .values(
      lines.map(({ titleId, quantity, priceFen }) => ({
        orderId: order.id,
        titleId,
        quantity,
        priceFen,
      })),
    )
    .execute();
}

/** Sets the state of orders, with the fields that change with it. */
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
    .updateTable('textbookOrders')
    .set({ state, ...more })
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
    .selectFrom('textbookOrderLines as line')
    .innerJoin('textbookTitles as title', 'title.id', 'line.titleId')
    .select([
      'line.orderId',
      'line.titleId',
      'title.name',
      'line.quantity',
      'line.priceFen',
      'line.delivered',
    ])
    .where('line.orderId', 'in', orderIds)
    .orderBy('title.name')
    .execute();
  return Map.groupBy(rows, ({ orderId }) => orderId);
}

export async function addDelivered(tx: Tx, orderId: string, copies: Copies): Promise<void> {
  await tx
    .updateTable('textbookOrderLines')
    .set((row) => ({ delivered: row('delivered', '+', copies.quantity) }))
    .where('orderId', '=', orderId)
    .where('titleId', '=', copies.titleId)
    .execute();
}
