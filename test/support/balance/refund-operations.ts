import { decideRefund } from '../../../src/features/payment/commands/decide-refund.ts';
import { handBack } from '../../../src/features/payment/commands/hand-back.ts';
import { requestLineRefund } from '../../../src/features/payment/commands/request-line-refund.ts';
import { sendRefund } from '../../../src/features/payment/commands/send-refund.ts';
import {
  changeMethod,
  holdPayment,
  voidPayment,
} from '../../../src/features/payment/commands/void-payment.ts';
import { withdrawRefund } from '../../../src/features/payment/commands/withdraw-refund.ts';
import { requestRefund } from '../../../src/features/payment/fixtures.ts';
import { inTransaction } from '../../../src/platform/database/index.ts';
import { freeLine } from './bank-operations.ts';
import type { Operation } from './operations.ts';
import { type KnownOrder, move, receive, type World } from './world.ts';

const inState = ({ orders }: World, state: KnownOrder['state']) =>
  orders.filter((one) => one.state === state);

async function ask(world: World): Promise<void> {
  const paid = inState(world, 'PAID');
  if (paid.length === 0) return;
  const order = world.choose.one(paid);
  const { parts, admin } = world;
  const { orderId, groupOrderId, actor } = order;
  if (groupOrderId)
    await requestLineRefund(parts, admin, groupOrderId, { orderId, reason: '多缴了' });
  else await requestRefund(parts, actor, orderId, '计划有变');
  order.state = 'ASKED';
}

async function withdraw(world: World): Promise<void> {
  const asked = inState(world, 'ASKED');
  if (asked.length === 0) return;
  const order = world.choose.one(asked);
  await withdrawRefund(world.parts, order.groupOrderId ? world.admin : order.actor, order.orderId);
  order.state = 'PAID';
}

/** The refund of an order that is not finished; a duplicate may be refunded at the same time. */
async function refundsOf({ parts }: World, orderId: string, because: 'REQUESTED' | 'EXTRA') {
  const refunds = parts.db.selectFrom('refunds').select('id').where('orderId', '=', orderId);
  const own = because === 'REQUESTED';
  return refunds
    .where('because', own ? '=' : '<>', 'REQUESTED')
    .where('state', 'in', ['REQUESTED', 'APPROVED', 'SENT', 'FAILED'])
    .execute();
}

async function decide(world: World): Promise<void> {
  const asked = inState(world, 'ASKED');
  if (asked.length === 0) return;
  const order = world.choose.one(asked);
  const [refund] = await refundsOf(world, order.orderId, 'REQUESTED');
  const agreed = world.choose.below(3) > 0;
  await decideRefund(world.parts, order.clerk, refund?.id ?? '', { agreed, note: '不符合规定' });
  order.state = agreed ? 'AGREED' : 'PAID';
  if (!agreed) return;
  move(world, 'OPENED', 'REFUNDING', world.feeFen);
  if (order.by === 'GATEWAY')
    world.refunds.push({ sum: world.feeFen, orderId: order.orderId, kind: 'OWN' });
}

async function payOut(world: World): Promise<void> {
  const agreed = inState(world, 'AGREED').filter(({ by }) => by !== 'GATEWAY');
  if (agreed.length === 0) return;
  const order = world.choose.one(agreed);
  const [refund] = await refundsOf(world, order.orderId, 'REQUESTED');
  const colleague = world.colleagues.get(order.clerk) ?? order.clerk;
  await handBack(world.parts, colleague, refund?.id ?? '');
  move(world, 'REFUNDING', 'REFUNDED', world.feeFen);
  order.state = 'DONE';
}

/** The gateway carries out a refund, or fails once. */
async function sendRefunds(world: World): Promise<void> {
  if (world.refunds.length === 0) return;
  const due = world.choose.one(world.refunds);
  const because = due.kind === 'OWN' ? 'REQUESTED' : 'EXTRA';
  const [refund] = await refundsOf(world, due.orderId, because);
  const { paymentGateways } = world.parts;
  const fails = world.choose.below(3) === 0;
  if (fails) world.parts.paymentGateways = new Map();
  await sendRefund(world.parts, refund?.id ?? '');
  world.parts.paymentGateways = paymentGateways;
  if (fails) return;
  move(world, 'REFUNDING', 'REFUNDED', due.sum);
  world.refunds.splice(world.refunds.indexOf(due), 1);
  const order = world.orders.find(({ orderId }) => orderId === due.orderId);
  if (order && due.kind === 'OWN') order.state = 'DONE';
}

/** A payment of today at a counter is voided, or its method corrected by a void and another payment. */
async function correct(world: World): Promise<void> {
  const taken = inState(world, 'PAID').filter(({ by }) => by === 'COUNTER');
  if (taken.length === 0) return;
  const order = world.choose.one(taken);
  const { parts, choose, feeFen } = world;
  const whole = choose.below(2) === 0;
  const method = choose.one(['CASH', 'CARD', 'TRANSFER'] as const);
  const used = await useOf(world, order.orderId);
  await inTransaction(parts.db, async (tx) => {
    const held = await holdPayment(parts, tx, order.orderId);
    if (whole) await voidPayment(parts, tx, order.clerk, held, '收错了人');
    else await changeMethod(parts, tx, order.clerk, held, { method, reason: '收款方式选错' });
  });
  if (used) await freed(world, used);
  if (whole) {
    move(world, 'OPENED', 'REFUNDED', feeFen);
    order.state = 'DONE';
  } else receive(world, 'REFUNDED', feeFen);
}

/** The use of a bank line that a payment at the counter turned out to be. */
async function useOf({ parts }: World, orderId: string): Promise<string | null> {
  const row = await parts.db
    .selectFrom('payments')
    .select('bankUseId')
    .where('orderId', '=', orderId)
    .where('outcome', '=', 'SETTLES')
    .executeTakeFirst();
  return row?.bankUseId ?? null;
}

/** The line is free again, and the counter's payment is a sum of its own. */
async function freed(world: World, useId: string): Promise<void> {
  const { feeFen } = world;
  receive(world, 'OPENED', feeFen);
  await freeLine(world, useId, feeFen);
}

export const refundOperations: readonly Operation[] = [
  ['void or correct at the counter', correct],
  ['ask for a refund', ask],
  ['withdraw the request', withdraw],
  ['decide on a refund', decide],
  ['pay a refund out', payOut],
  ['send a refund', sendRefunds],
  ['send another refund', sendRefunds],
];
