import type { Reader } from '../../../platform/database/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import type { CatchUpOrder, OrderKind } from '../rules/order.ts';
import type { Addressee } from './addressees.ts';
import { listOrders, type OrderFilter } from './orders.ts';
import { keyOf, loadProgress, type Standings } from './progress.ts';

const nothing: Standings = { due: 0, reached: 0 };

export interface ListedOrder {
  order: CatchUpOrder;
  /** How far its people have come now. */
  now: Standings;
  /** The name of the other side. */
  other: string;
}

/** Orders with how far their people have come and the name of the other side. */
export async function listOrdersWithProgress(
  db: Reader,
  side: 'received' | 'issued',
  filter: OrderFilter,
): Promise<ListedOrder[]> {
  const orders = await listOrders(db, filter);
  const progress = await loadProgress(db, orders);
  const otherOf = ({ issuerId, addresseeId }: CatchUpOrder) =>
    side === 'received' ? issuerId : addresseeId;
  const bodies = await listOrganisationsById(db, orders.map(otherOf));
  const nameOf = new Map(bodies.map(({ id, name }) => [id, name]));
  return orders.map((order) => ({
    order,
    now: progress.get(keyOf(order)) ?? nothing,
    other: nameOf.get(otherOf(order)) ?? '',
  }));
}

export interface OrderChoice {
  member: string;
  name: string;
  now: Standings;
}

/** Those who may be ordered, with how many of their people have hours recorded. */
export async function listChoices(
  db: Reader,
  addressees: readonly Addressee[],
  { kind, year }: { kind: OrderKind; year: number },
): Promise<OrderChoice[]> {
  const askedOf = (member: string) => ({ kind, member, year, metric: 'recorded' as const });
  const progress = await loadProgress(
    db,
    addressees.map(({ member }) => askedOf(member)),
  );
  return addressees.map(({ member, organisation }) => ({
    member,
    name: organisation.name,
    now: progress.get(keyOf(askedOf(member))) ?? nothing,
  }));
}
