import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  findGroupOrder,
  listGroupLines,
  lockGroupOrder,
  markGroupCancelled,
  updateNamed,
} from '../queries/group-orders.ts';
import { findOpenVisit } from '../queries/group-visits.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { checkVisit } from './check-visit.ts';
import { takeOutLine } from './remove-line.ts';

/**
 * The unit names exactly the people its next transfer is for, when it covers only a part of the list
 * (E21). Nobody named: the transfer is for all. Foreign or paid lines among them change nothing.
 */
export async function namePeople(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  orderIds: readonly string[],
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    getOwnGroupOrder(actor, await findGroupOrder(tx, groupOrderId));
    await lockGroupOrder(tx, groupOrderId);
    await updateNamed(tx, groupOrderId, orderIds, parts.clock.now());
    const subject = { type: 'group_order', id: groupOrderId };
    await recordAudit(tx, actor, 'payment.name_people', subject, { people: orderIds.length });
  });
}

/** The unit takes one unpaid person off its list. Throws `payment.group_not_found` for a foreign line. */
export async function takeOutPerson(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  orderId: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    getOwnGroupOrder(actor, await findGroupOrder(tx, groupOrderId));
    const lines = await listGroupLines(tx, [groupOrderId]);
    if (!lines.some((line) => line.orderId === orderId))
      throw new Refusal('payment.group_not_found');
    await takeOutLine(parts, tx, actor, orderId, 'TOOK_OUT');
  });
}

/**
 * Gives up what is not paid of a group order; paid lines stay. A way to the gateway is closed there
 * first. Throws `payment.still_checking_group` while the gateway does not answer.
 */
export async function cancelGroupOrder(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<void> {
  getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  await endVisit(parts, groupOrderId);
  await inTransaction(parts.db, async (tx) => {
    const group = await lockGroupOrder(tx, groupOrderId);
    if (group.state !== 'OPEN') return;
    for (const line of await listGroupLines(tx, [groupOrderId]))
      if (line.state === 'OPEN') await takeOutLine(parts, tx, actor, line.orderId, 'CANCELLED');
    await markGroupCancelled(tx, groupOrderId, parts.clock.now());
    await recordAudit(tx, actor, 'payment.cancel_group', { type: 'group_order', id: group.id });
  });
}

/** Ends the unit's open way to the gateway, or finds that it was paid. */
export async function endVisit(parts: Parts, groupOrderId: string): Promise<void> {
  const visit = await findOpenVisit(parts.db, groupOrderId);
  if (!visit) return;
  try {
    await checkVisit(parts, visit.id, { end: true });
  } catch (error) {
    parts.log.warn({ error, visitId: visit.id }, 'the gateway did not close a group order');
    throw new Refusal('payment.still_checking_group', { groupOrderId });
  }
}
