import type { Learner, Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getEnrolment } from '../../enrolment/index.ts';
import { nameItem } from '../rules/due.ts';
import { nameGroupItem } from '../rules/group-order.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { findCheckoutOfOrder, findOpenCheckout } from './checkouts.ts';
import { findGroupOrder } from './group-orders.ts';
import { getOwnOrder } from './orders.ts';

/** The payment of the learner's own order as its pay page shows it. Foreign: `payment.order_not_found`. */
export async function loadOwnPayment(db: Reader, actor: Learner, orderId: string) {
  const order = await getOwnOrder(db, actor, orderId);
  const { topicId } = await getEnrolment(db, order.enrolmentId);
  const href = `/orders/${orderId}`;
  return {
    checkout: (await findCheckoutOfOrder(db, orderId)) ?? null,
    item: nameItem(await getTopic(db, topicId), order),
    back: { href, label: '查看订单、取消或换一种方式' },
    crumbs: [{ label: '缴费订单', href }, { label: '付款' }],
  };
}

/** The same for the open checkout of the actor's group order. Foreign: `payment.group_not_found`. */
export async function loadGroupPayment(db: Reader, actor: Officer, groupOrderId: string) {
  const group = getOwnGroupOrder(actor, await findGroupOrder(db, groupOrderId));
  const checkout = (await findOpenCheckout(db, groupOrderId)) ?? null;
  const people = checkout?.orderIds.length ?? 0;
  const href = `/group-orders/${groupOrderId}`;
  return {
    checkout,
    item: nameGroupItem(await getTopic(db, group.topicId), people),
    back: { href, label: '查看集体订单、换一种方式' },
    crumbs: [
      { label: '集体缴费', href: '/group-orders' },
      { label: group.groupNo, href },
      { label: '付款' },
    ],
  };
}
