import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Bill, returnStateNames } from '../rules/bill.ts';
import { isExpired } from '../rules/checkout.ts';
import { isPayerOfBill } from '../rules/policy.ts';
import { findPaymentOfBill } from './bill-payments.ts';
import { findBill, findLastCheckoutOfBill } from './bills.ts';
import { findReturnOf } from './money-returns.ts';

/** How far the payment of a bill is online, as its payer sees it. */
export interface BillState {
  /** Paid, although its feature may not know yet. */
  paid: boolean;
  /** The gateways offered. */
  gateways: GatewayId[];
  /** The payer was sent to a gateway whose answer is awaited. */
  awaited: { gateway: GatewayId; payable: boolean } | null;
  /** The gateway reported another sum. */
  wrongFen: number | null;
  /** What became of that sum, in words; null while nobody sent it back. */
  wrongReturned: string | null;
}

export async function findBillState(parts: Parts, billNo: string): Promise<BillState> {
  const { db, clock } = parts;
  const checkout = await findLastCheckoutOfBill(db, billNo);
  const open = checkout?.state === 'OPEN' && checkout.sentAt !== null ? checkout : null;
  const wrongFen = checkout?.wrongAmountFen ?? null;
  const back = checkout && wrongFen ? await findReturnOf(db, { checkoutId: checkout.id }) : null;
  return {
    paid: (await findPaymentOfBill(db, billNo)) !== undefined,
    gateways: [...parts.paymentGateways.keys()],
    awaited: open && { gateway: open.gateway, payable: !isExpired(open, clock.now()) },
    wrongFen,
    wrongReturned: back ? returnStateNames[back.state] : null,
  };
}

/** The bill of the actor, who pays it. Foreign: `payment.bill_not_found`. */
export async function getOwnBill(db: Reader, actor: Actor, billNo: string): Promise<Bill> {
  const bill = await findBill(db, billNo);
  if (!bill || !isPayerOfBill(actor, bill)) throw new Refusal('payment.bill_not_found');
  return bill;
}

/** The payment of the actor's bill as its pay page shows it. */
export async function loadBillPayment(db: Reader, actor: Actor, billNo: string) {
  const { item, href } = await getOwnBill(db, actor, billNo);
  return {
    checkout: (await findLastCheckoutOfBill(db, billNo)) ?? null,
    item,
    back: { href: `/bills/${billNo}`, label: '查看订单、换一种方式' },
    crumbs: [{ label: '账单', href }, { label: '付款' }],
  };
}
