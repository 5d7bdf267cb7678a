import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listPeople } from '../../identity/index.ts';
import { getOnlyOrganisation, listOrganisationsById } from '../../organisations/index.ts';
import { findBillState, findPayeeAccount, returnBillKind } from '../../payment/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { fulfils, isCollector, isOrderer, maySee, mayTakeCash } from '../rules/policy.ts';
import { destinationCell, type OrderLine, type TextbookOrder } from '../rules/textbook.ts';
import { findBill, listDeliveries } from './deliveries.ts';
import { findOrder, listCollected, listLines } from './orders.ts';

/** An order in a list: with its lines and the name of the orderer. */
export interface OrderRow {
  order: TextbookOrder;
  lines: OrderLine[];
  orderer: string;
}

/** Orders with their lines and orderers, in the order given. */
export async function describeOrders(
  db: Reader,
  orders: readonly TextbookOrder[],
): Promise<OrderRow[]> {
  const lines = await listLines(
    db,
    orders.map(({ id }) => id),
  );
  const people = await listPeople(
    db,
    orders.flatMap(({ accountId }) => accountId ?? []),
  );
  const bodies = await listOrganisationsById(db, [
    ...new Set(orders.flatMap(({ organisationId }) => organisationId ?? [])),
  ]);
  return orders.map((order) => ({
    order,
    lines: lines.get(order.id) ?? [],
    orderer:
      people.find(({ accountId }) => accountId === order.accountId)?.name ??
      bodies.find(({ id }) => id === order.organisationId)?.name ??
      '',
  }));
}

/** Everything on the page of one order. Throws `textbooks.not_found` for an order the actor may not see. */
export async function loadOrderView(parts: Parts, actor: Actor, id: string) {
  const order = await findOrder(parts.db, id);
  if (!order || !maySee(actor, order)) throw new Refusal('textbooks.not_found');
  const [row] = await describeOrders(parts.db, [order]);
  const [collector] = order.collectorId
    ? await listOrganisationsById(parts.db, [order.collectorId])
    : [];
  const { destinationCipher } = order;
  const bill = (await findBill(parts.db, id)) ?? null;
  const seesAddress = isOrderer(actor, order) || fulfils(actor);
  return {
    ...(row as OrderRow),
    collector: collector?.name ?? null,
    destination:
      seesAddress && destinationCipher
        ? parts.cipher.decrypt(destinationCipher, destinationCell(id))
        : null,
    collected: await describeOrders(parts.db, await listCollected(parts.db, id)),
    deliveries: await listDeliveries(parts.db, id),
    bill,
    online: bill && !bill.paidAt ? await findBillState(parts, bill.billNo) : null,
    refund: bill?.paidAt
      ? await findOpenProposal(parts.db, returnBillKind, bill.billNo)
      : undefined,
    payee: await loadPayee(parts.db, order.placedAt),
    can: {
      cancel:
        (isOrderer(actor, order) && order.state === 'PLACED') ||
        (fulfils(actor) && order.collectorId === null && isOpen(order, row?.lines ?? [])),
      accept: fulfils(actor) && order.collectorId === null && order.state === 'PLACED',
      deliver: fulfils(actor) && order.state === 'ACCEPTED',
      receive: isOrderer(actor, order),
      pay: isOrderer(actor, order),
      refund: mayTakeCash(actor) && order.collectorId === null,
      invoice: isOrderer(actor, order) && mayAskInvoice(actor),
      handOut: isCollector(actor, order) && order.state === 'COLLECTED',
    },
  };
}

/** Roles that ask for invoices (feature invoices). */
const mayAskInvoice = ({ role }: Actor) =>
  role === 'LEARNER' || role === 'UNIT_ADMIN' || role === 'AGENCY_CLERK';

/** Where a bill is paid: the centre's account for transfers when the order was placed, and its counter. */
async function loadPayee(db: Reader, placedAt: Date) {
  const centre = await getOnlyOrganisation(db, 'TRAINING_CENTRE');
  return { centre, account: (await findPayeeAccount(db, centre.id, placedAt)) ?? null };
}

export type OrderView = Awaited<ReturnType<typeof loadOrderView>>;

const isOpen = (order: TextbookOrder, lines: readonly OrderLine[]) =>
  order.state === 'PLACED' ||
  (order.state === 'ACCEPTED' && lines.every(({ delivered }) => delivered === 0));
