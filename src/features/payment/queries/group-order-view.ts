import type { Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getTopic, listTopics } from '../../courses/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { sumLines } from '../rules/group-order.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { listTransfers } from './bank-lines.ts';
import { findOpenCheckout } from './checkouts.ts';
import { findGroupOrder, listGroupLines, listGroupOrders } from './group-orders.ts';
import { findPayeeAccount } from './payee-accounts.ts';
import { listReceipts } from './receipts.ts';

/** The actor's group order with everything on its page. Foreign: `payment.group_not_found`. */
export async function loadOwnGroup(parts: Parts, actor: Officer, id: string) {
  const { db } = parts;
  const order = getOwnGroupOrder(actor, await findGroupOrder(db, id));
  const topic = await getTopic(db, order.topicId);
  const lines = await listGroupLines(db, [id]);
  return {
    order,
    topic,
    topicTitle: `${topic.year}年公需科目《${topic.title}》`,
    lines,
    sums: sumLines(lines),
    checkout: (await findOpenCheckout(db, id)) ?? null,
    receipts: await listReceipts(db, { groupOrderId: id }),
    transfers: await listTransfers(db, id),
    payeeName: (await getOrganisation(db, order.payeeId)).name,
    account: (await findPayeeAccount(db, order.payeeId, order.createdAt)) ?? null,
    gateways: [...parts.paymentGateways.keys()],
  };
}

export type GroupOrderView = Awaited<ReturnType<typeof loadOwnGroup>>;

/** The group orders of the actor's body, newest first, with topic and sums. */
export async function listOwnGroups(db: Reader, { organisationId }: Officer) {
  const groups = await listGroupOrders(db, organisationId);
  const ids = groups.map((group) => group.id);
  const lines = Map.groupBy(await listGroupLines(db, ids), (line) => line.groupOrderId);
  const titles = new Map((await listTopics(db)).map((topic) => [topic.id, topic.title]));
  return groups.map((group) => ({
    ...group,
    topicTitle: titles.get(group.topicId) ?? '',
    sums: sumLines(lines.get(group.id) ?? []),
  }));
}
