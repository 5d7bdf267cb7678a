import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { OrderEvent, OrderEventKind } from '../rules/order-event.ts';

export async function insertEvent(
  tx: Tx,
  {
    facts = {},
    ...event
  }: { orderId: string; kind: OrderEventKind; facts?: OrderEvent['facts']; at: Date },
): Promise<void> {
  await tx
    .insertInto('orderEvents')
    .values({ ...event, facts: JSON.stringify(facts) })
    .execute();
}

/** The events of an order, oldest first. */
export async function listEvents(db: Reader, orderId: string): Promise<OrderEvent[]> {
  const rows = await db
    .selectFrom('orderEvents')
    .select(['kind', 'facts', 'at'])
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute();
  return rows as OrderEvent[];
}
