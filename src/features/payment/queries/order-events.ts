import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { OrderEvent, OrderEventKind } from '../rules/order-event.ts';

export async function insertEvent(
  tx: Tx,
  event: { orderId: string; kind: OrderEventKind; facts?: Record<string, unknown>; at: Date },
): Promise<void> {
  await tx
    .insertInto('orderEvents')
    .values({
      orderId: event.orderId,
      kind: event.kind,
      facts: JSON.stringify(event.facts ?? {}),
      at: event.at,
    })
    .execute();
}

export async function existsEvent(
  db: Reader,
  orderId: string,
  kind: OrderEventKind,
): Promise<boolean> {
  const row = await db
    .selectFrom('orderEvents')
    .select('id')
    .where('orderId', '=', orderId)
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What happened to an order, oldest first. */
export async function listEvents(db: Reader, orderId: string): Promise<OrderEvent[]> {
  const rows = await db
    .selectFrom('orderEvents')
    .select(['kind', 'facts', 'at'])
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute();
  return rows as OrderEvent[];
}
