import { cancelOrder } from '../../../src/features/payment/commands/cancel-order.ts';
import { checkOutGroup } from '../../../src/features/payment/commands/check-out-group.ts';
import {
  openOrder,
  placeGroupOrder,
  settleTrade,
  takePaymentAtCounter,
} from '../../../src/features/payment/fixtures.ts';
import type { Fen } from '../../../src/kernel/money.ts';
import type { Operation } from './operations.ts';
import { type KnownOrder, newPerson, nextNo, receive, type World } from './world.ts';

/** The gateway reports a paid trade, as a notification or a query would. */
export async function report(world: World, orderNo: string, tradeNo: string, amountFen: Fen) {
  const trade = { orderNo, tradeNo, amountFen, state: 'PAID' } as const;
  return settleTrade(
    world.parts,
    'ALIPAY',
    trade,
    world.choose.one(['NOTIFICATION', 'QUERY'] as const),
  );
}

async function open(world: World): Promise<KnownOrder> {
  const { parts } = world;
  const { actor, enrolmentId } = await newPerson(world, { staff: world.choose.below(3) === 0 });
  const orderId = await openOrder(parts, actor, enrolmentId);
  const { orderNo } = await parts.db
    .selectFrom('orders')
    .select('orderNo')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  const order: KnownOrder = {
    orderId,
    actor,
    enrolmentId,
    checkoutNo: orderNo,
    groupOrderId: null,
    state: 'OPEN',
    by: null,
    clerk: world.centre,
    tradeNo: null,
  };
  world.orders.push(order);
  return order;
}

async function payOnline(world: World): Promise<void> {
  const waiting = world.orders.filter((one) => one.state === 'OPEN' && one.checkoutNo !== null);
  const order =
    waiting.length > 0 && world.choose.below(2) ? world.choose.one(waiting) : await open(world);
  const tradeNo = nextNo(world, 'A');
  await report(world, order.checkoutNo ?? '', tradeNo, world.feeFen);
  receive(world, 'OPENED', world.feeFen);
  Object.assign(order, { state: 'PAID', by: 'GATEWAY', tradeNo });
}

async function payTwice(world: World): Promise<void> {
  const paid = world.orders.filter(
    ({ state, checkoutNo }) =>
      checkoutNo !== null && state !== 'OPEN' && state !== 'CLOSED' && state !== 'DONE',
  );
  if (paid.length === 0) return;
  const order = world.choose.one(paid);
  await report(world, order.checkoutNo ?? '', nextNo(world, 'A'), world.feeFen);
  receive(world, 'REFUNDING', world.feeFen);
  world.refunds.push({ sum: world.feeFen, orderId: order.orderId, kind: 'EXTRA' });
}

async function repeatNotification(world: World): Promise<void> {
  const paid = world.orders.filter(({ tradeNo }) => tradeNo !== null);
  if (paid.length === 0) return;
  const { checkoutNo, tradeNo } = world.choose.one(paid);
  await report(world, checkoutNo ?? '', tradeNo ?? '', world.feeFen);
}

async function payWrongAmount(world: World): Promise<void> {
  const order = await open(world);
  const amountFen = 1 + world.choose.below(2 * world.feeFen);
  if (amountFen === world.feeFen) return;
  const tradeNo = nextNo(world, 'A');
  await report(world, order.checkoutNo ?? '', tradeNo, amountFen);
  await report(world, order.checkoutNo ?? '', tradeNo, amountFen);
  receive(world, 'UNKNOWN', amountFen);
  world.wrong.push({ tradeNo, sum: amountFen });
  order.state = 'DONE';
}

async function cancel(world: World): Promise<void> {
  const order = await open(world);
  await cancelOrder(world.parts, order.actor, order.orderId);
  order.state = 'CLOSED';
}

/** Money for a cancelled order still opens the course. */
async function payAfterCancelling(world: World): Promise<void> {
  const closed = world.orders.filter(({ state }) => state === 'CLOSED');
  if (closed.length === 0) return;
  const order = world.choose.one(closed);
  const tradeNo = nextNo(world, 'A');
  await report(world, order.checkoutNo ?? '', tradeNo, world.feeFen);
  receive(world, 'OPENED', world.feeFen);
  Object.assign(order, { state: 'PAID', by: 'GATEWAY', tradeNo });
}

async function takeAtCounter(world: World): Promise<void> {
  const staff = world.choose.below(2) === 0;
  const { actor, enrolmentId } = await newPerson(world, { staff });
  await take(world, { actor, enrolmentId, staff });
}

async function take(
  world: World,
  person: { actor: KnownOrder['actor']; enrolmentId: string; staff: boolean },
): Promise<void> {
  const clerk = person.staff ? world.centre : world.bureau;
  const orderId = await takePaymentAtCounter(world.parts, clerk, {
    accountId: person.actor.accountId,
    topicId: 'cq-2026',
    method: world.choose.one(['CASH', 'CARD', 'TRANSFER'] as const),
    select: false,
  });
  receive(world, 'OPENED', world.feeFen);
  const { actor, enrolmentId } = person;
  const known = { orderId, actor, enrolmentId, clerk, state: 'PAID', by: 'COUNTER' } as const;
  world.orders.push({ ...known, checkoutNo: null, groupOrderId: null, tradeNo: null });
}

/** Pays at the counter while an online order is open, then online as well: the second is late. */
async function payAtCounterAndLate(world: World): Promise<void> {
  const order = await open(world);
  const { employments } = await world.parts.db
    .selectFrom('employments')
    .select(({ fn }) => fn.countAll<number>().as('employments'))
    .where('accountId', '=', order.actor.accountId)
    .executeTakeFirstOrThrow();
  await take(world, { ...order, staff: Number(employments) > 0 });
  order.state = 'DONE';
  await report(world, order.checkoutNo ?? '', nextNo(world, 'A'), world.feeFen);
  receive(world, 'REFUNDING', world.feeFen);
  world.refunds.push({ sum: world.feeFen, orderId: order.orderId, kind: 'EXTRA' });
}

async function placeGroup(world: World): Promise<void> {
  const people = [];
  for (let count = 1 + world.choose.below(4); count > 0; count -= 1)
    people.push(await newPerson(world, { staff: true }));
  const { id } = await placeGroupOrder(world.parts, world.admin, {
    topicId: 'cq-2026',
    accountIds: people.map(({ actor }) => actor.accountId),
  });
  const lines = await world.parts.db
    .selectFrom('orders')
    .select(['id', 'accountId', 'enrolmentId'])
    .where('groupOrderId', '=', id)
    .execute();
  world.groups.push(id);
  for (const line of lines) {
    const person = people.find(({ actor }) => actor.accountId === line.accountId);
    if (!person) throw new Error('a line of nobody');
    const known = {
      orderId: line.id,
      ...person,
      groupOrderId: id,
      state: 'OPEN',
      by: null,
    } as const;
    world.orders.push({ ...known, checkoutNo: null, clerk: world.centre, tradeNo: null });
  }
}

async function payGroupOnline(world: World): Promise<void> {
  const open = world.orders.filter((one) => one.groupOrderId !== null && one.state === 'OPEN');
  if (open.length === 0) return;
  const { groupOrderId } = world.choose.one(open);
  await checkOutGroup(world.parts, world.admin, groupOrderId ?? '');
  const checkout = await world.parts.db
    .selectFrom('checkouts')
    .select(['checkoutNo', 'amountFen'])
    .where('groupOrderId', '=', groupOrderId)
    .where('state', '=', 'OPEN')
    .executeTakeFirstOrThrow();
  const tradeNo = nextNo(world, 'A');
  await report(world, checkout.checkoutNo, tradeNo, checkout.amountFen);
  receive(world, 'OPENED', checkout.amountFen);
  for (const one of open)
    if (one.groupOrderId === groupOrderId) Object.assign(one, { state: 'PAID', by: 'GATEWAY' });
}

export const feeOperations: readonly Operation[] = [
  ['pay online', payOnline],
  ['pay twice', payTwice],
  ['repeat a notification', repeatNotification],
  ['pay a wrong amount', payWrongAmount],
  ['cancel', cancel],
  ['pay after cancelling', payAfterCancelling],
  ['pay at the counter', takeAtCounter],
  ['pay at the counter, then late', payAtCounterAndLate],
  ['place a group order', placeGroup],
  ['pay a group online', payGroupOnline],
];
