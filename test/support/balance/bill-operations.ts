import { checkOutBill } from '../../../src/features/payment/commands/check-out-bill.ts';
import { payBill } from '../../../src/features/payment/commands/pay-bill.ts';
import { returnBillKind } from '../../../src/features/payment/commands/propose-bill-return.ts';
import { returnTradeKind } from '../../../src/features/payment/commands/propose-trade-return.ts';
import { sendReturn } from '../../../src/features/payment/commands/send-return.ts';
import { withdrawBill } from '../../../src/features/payment/commands/withdraw-bill.ts';
import { findOpenCheckoutOfBill } from '../../../src/features/payment/queries/bills.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { inTransaction } from '../../../src/platform/database/index.ts';
import { insertLearner } from '../city.ts';
import { report } from './fee-operations.ts';
import type { Operation } from './operations.ts';
import { type KnownBill, move, nextNo, receive, type World } from './world.ts';

// Kinds of money need nothing of other features.
const alone = {
  publicationChecks: [],
  organisationFollowers: [],
  jurisdictionFollowers: [],
  accountFollowers: [],
  accountBarriers: [],
};

/** A new bill of books for a person, paid by nobody. */
async function newBill(world: World): Promise<KnownBill> {
  const { accountId } = await insertLearner(world.parts);
  const billNo = nextNo(world, 'B');
  const bill = {
    billNo,
    subjectId: newId(),
    item: `教材款（${billNo}）`,
    href: '/textbooks',
    accountId,
    payerId: null,
    organisationId: world.centre.organisationId,
    amountFen: 1 + world.choose.below(20_000),
  };
  const known = { bill, method: null, tradeNo: null, withdrawn: false };
  world.bills.push(known);
  return known;
}

const unpaid = ({ bills }: World) => bills.filter(({ method }) => method === null);

async function someBill(world: World): Promise<KnownBill> {
  const open = unpaid(world).filter(({ withdrawn }) => !withdrawn);
  return open.length > 0 && world.choose.below(2) ? world.choose.one(open) : newBill(world);
}

/** The number of a checkout of the bill, opened when none is. */
async function checkoutNo({ parts, centre }: World, { bill }: KnownBill): Promise<string> {
  await checkOutBill(parts, centre, bill, 'ALIPAY');
  return (await findOpenCheckoutOfBill(parts.db, bill.billNo))?.checkoutNo ?? '';
}

async function payOnline(world: World): Promise<void> {
  const known = await someBill(world);
  const orderNo = await checkoutNo(world, known);
  const tradeNo = nextNo(world, 'A');
  const { amountFen } = known.bill;
  await report(world, orderNo, tradeNo, amountFen);
  await report(world, orderNo, tradeNo, amountFen);
  receive(world, 'TEXTBOOKS', amountFen);
  Object.assign(known, { method: 'GATEWAY', tradeNo });
}

/** Money that comes online for a bill that was paid at the counter, or withdrawn, goes back by itself. */
async function payTooMuch(world: World): Promise<void> {
  const known = await newBill(world);
  const orderNo = await checkoutNo(world, known);
  const { bill } = known;
  if (world.choose.below(2)) {
    await inTransaction(world.parts.db, (tx) => withdrawBill(world.parts, tx, bill.billNo));
    known.withdrawn = true;
  } else await payHere(world, known);
  await report(world, orderNo, nextNo(world, 'A'), bill.amountFen);
  receive(world, 'REFUNDING', bill.amountFen);
}

async function payAtCounter(world: World): Promise<void> {
  await payHere(world, await someBill(world));
}

async function payHere(world: World, known: KnownBill): Promise<void> {
  const { parts, centre, choose } = world;
  const { bill } = known;
  const method = choose.one(['CASH', 'CARD', 'TRANSFER'] as const);
  const transactionNo = nextNo(world, 'X');
  await inTransaction(parts.db, (tx) =>
    payBill(parts, tx, centre, { ...bill, method, transactionNo }),
  );
  receive(world, 'TEXTBOOKS', bill.amountFen);
  Object.assign(known, { method });
}

async function giveBack(world: World): Promise<void> {
  const paid = world.bills.filter(({ method }) => method !== null);
  if (paid.length === 0) return;
  const known = world.choose.one(paid);
  const { bill, method } = known;
  const correct = world.choose.one(['REFUND', 'MISTAKE', 'CASH', 'CARD'] as const);
  const what = method === 'GATEWAY' || correct === method ? 'REFUND' : correct;
  const { parts, centre } = world;
  const actor = world.colleagues.get(centre) ?? centre;
  const proposal = { id: '', subjectId: bill.billNo, change: { what }, reason: '退书' } as const;
  const by = { actor, proposedBy: centre.accountId, bodyId: centre.organisationId };
  await inTransaction(parts.db, (tx) =>
    returnBillKind.apply(parts, tx, { ...proposal, ...by }, alone),
  );
  if (what !== 'REFUND' && method === 'TRANSFER') {
    // Nothing had come in.
    world.books.receivedFen -= bill.amountFen;
    world.books.byUse.TEXTBOOKS -= bill.amountFen;
  } else move(world, 'TEXTBOOKS', method === 'GATEWAY' ? 'REFUNDING' : 'REFUNDED', bill.amountFen);
  const otherwise = what === 'CASH' || what === 'CARD';
  if (otherwise) receive(world, 'TEXTBOOKS', bill.amountFen);
  Object.assign(known, { method: otherwise ? what : null, withdrawn: what === 'REFUND' });
}

async function returnWrongAmount(world: World): Promise<void> {
  if (world.wrong.length === 0) return;
  const { parts, bureau, centre, choose } = world;
  const one = choose.one(world.wrong);
  const { organisationId: bodyId } = await parts.db
    .selectFrom('ledgerReceipts')
    .select('organisationId')
    .where('reference', '=', one.tradeNo)
    .executeTakeFirstOrThrow();
  const clerk = bodyId === centre.organisationId ? centre : bureau;
  const actor = world.colleagues.get(clerk) ?? clerk;
  const change = { gateway: 'ALIPAY', tradeNo: one.tradeNo } as const;
  const proposal = { id: '', subjectId: '', change, reason: '金额不符' };
  const by = { actor, proposedBy: clerk.accountId, bodyId: clerk.organisationId };
  await inTransaction(parts.db, (tx) =>
    returnTradeKind.apply(parts, tx, { ...proposal, ...by }, alone),
  );
  world.wrong.splice(world.wrong.indexOf(one), 1);
  move(world, 'UNKNOWN', 'REFUNDING', one.sum);
}

/** The gateway carries one return out, or fails once. */
async function sendReturns(world: World): Promise<void> {
  const { parts, choose } = world;
  const due = await parts.db
    .selectFrom('moneyReturns')
    .select(['id', 'amountFen'])
    .where('gateway', 'is not', null)
    .where('state', '<>', 'SUCCEEDED')
    .orderBy('id')
    .execute();
  if (due.length === 0) return;
  const one = choose.one(due);
  const { paymentGateways } = parts;
  const fails = choose.below(3) === 0;
  if (fails) parts.paymentGateways = new Map();
  await sendReturn(parts, one.id);
  parts.paymentGateways = paymentGateways;
  if (!fails) move(world, 'REFUNDING', 'REFUNDED', one.amountFen);
}

export const billOperations: readonly Operation[] = [
  ['pay books online', payOnline],
  ['pay too much for books', payTooMuch],
  ['pay books at the counter', payAtCounter],
  ['give money of books back', giveBack],
  ['send a wrong amount back', returnWrongAmount],
  ['carry a return out', sendReturns],
];
