import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { findCheckout, findOpenCheckout, insertCheckout } from '../queries/checkouts.ts';
import { findGroupOrder, listGroupLines, lockGroupOrder } from '../queries/group-orders.ts';
import { nextNumber } from '../queries/orders.ts';
import { type Checkout, expiryOf, isExpired } from '../rules/checkout.ts';
import { chooseGateway } from '../rules/gateway.ts';
import { nameGroupItem } from '../rules/group-order.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { endOpenCheckout } from './end-open-checkout.ts';
import { removeLeavers } from './remove-leavers.ts';
import { sendToGateway } from './send-to-gateway.ts';

/**
 * Returns the address of the gateway where the unit pays all open lines at once: the same checkout while
 * it is open, for the same gateway and the list unchanged; otherwise the older one is closed there first. Null
 * while that gateway does not answer. Throws `payment.nobody_left` when nothing is to be paid.
 */
export async function checkOutGroup(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  chosen?: GatewayId,
): Promise<string | null> {
  getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  const gateway = chooseGateway(parts.paymentGateways, chosen);
  if (!gateway) throw new Refusal('payment.group_online_unavailable', { groupOrderId });
  await removeLeavers(parts, groupOrderId);
  const checkout = await getCheckout(parts, actor, groupOrderId, gateway);
  if (!checkout) return null;
  const group = getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  const people = checkout.orderIds.length;
  const item = nameGroupItem(await getTopic(parts.db, group.topicId), people);
  const payPage = `/group-orders/${groupOrderId}/pay`;
  return sendToGateway(parts, actor, checkout, { item, payPage });
}

async function getCheckout(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  gateway: GatewayId,
): Promise<Checkout | null> {
  const older = await findOpenCheckout(parts.db, groupOrderId);
  if (older) {
    const lines = await listGroupLines(parts.db, [groupOrderId]);
    const open = lines.filter((line) => line.state === 'OPEN').map((line) => line.orderId);
    const samePeople = open.toSorted().join() === older.orderIds.toSorted().join();
    const same = samePeople && older.gateway === gateway;
    if (same && !isExpired(older, parts.clock.now())) return older;
    if (!(await endOpenCheckout(parts, actor, groupOrderId))) return null;
  }
  const id = await openCheckout(parts, actor, groupOrderId, gateway);
  // Null: a concurrent request opened one.
  const checkout = id
    ? await findCheckout(parts.db, id)
    : await findOpenCheckout(parts.db, groupOrderId);
  return checkout ?? null;
}

async function openCheckout(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  gateway: GatewayId,
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const { groupNo } = await lockGroupOrder(tx, groupOrderId);
    const lines = await listGroupLines(tx, [groupOrderId]);
    const open = lines.filter((line) => line.state === 'OPEN');
    if (open.length === 0) throw new Refusal('payment.nobody_left');
    const at = parts.clock.now();
    const amountFen = open.reduce((sum, line) => sum + line.amountFen, 0);
    const subject = { type: 'group_order', id: groupOrderId };
    const facts = { amountFen, people: open.length };
    await recordAudit(tx, actor, 'payment.open_checkout', subject, facts);
    return insertCheckout(tx, {
      checkoutNo: await nextNumber(tx, `${groupNo}-`, 'group_order_numbers'),
      gateway,
      groupOrderId,
      orderIds: open.map((line) => line.orderId),
      amountFen,
      expiresAt: expiryOf(at),
      createdBy: actor.accountId,
      at,
    });
  });
}
