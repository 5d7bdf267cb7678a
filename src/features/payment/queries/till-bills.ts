import type { Reader } from '../../../platform/database/index.ts';
import type { CounterMethod } from '../rules/payment.ts';
import type { TillLine } from '../rules/till.ts';
import { dayBounds } from './orders.ts';
import type { TillOf } from './till-lines.ts';

/** Lists what came into the tills of a body for bills of other features on a Shanghai day, and went back. */
export async function listBillLines(db: Reader, of: TillOf): Promise<TillLine[]> {
  return [...(await listPaid(db, of)), ...(await listReturned(db, of))];
}

async function listPaid(db: Reader, of: TillOf): Promise<TillLine[]> {
  const [from, to] = dayBounds(of.day);
  let query = db
    .selectFrom('billPayments')
    .selectAll()
    .where('method', 'in', ['CASH', 'CARD'])
    .where('organisationId', '=', of.organisationId)
    .where('receivedAt', '>=', from)
    .where('receivedAt', '<', to);
  if (of.clerkId) query = query.where('receivedBy', '=', of.clerkId);
  const rows = await query.execute();
  return rows.map((row) => ({
    key: row.id,
    kind: 'RECEIVED',
    at: row.receivedAt,
    clerkId: row.receivedBy as string,
    method: row.method as CounterMethod,
    amountFen: row.amountFen,
    order: null,
    bill: billOf(row),
    note: row.item,
  }));
}

async function listReturned(db: Reader, of: TillOf): Promise<TillLine[]> {
  const [from, to] = dayBounds(of.day);
  let query = db
    .selectFrom('moneyReturns as return')
    .innerJoin('billPayments as paid', 'paid.id', 'return.billPaymentId')
    .selectAll('paid')
    .select(['return.id as returnId', 'return.paidBy', 'return.settledAt', 'return.reason'])
    .where('return.paidBy', 'is not', null)
    .where('return.organisationId', '=', of.organisationId)
    .where('return.settledAt', '>=', from)
    .where('return.settledAt', '<', to);
  if (of.clerkId) query = query.where('return.paidBy', '=', of.clerkId);
  const rows = await query.execute();
  return rows.map((row) => ({
    key: row.returnId,
    kind: 'REFUNDED',
    at: row.settledAt as Date,
    clerkId: row.paidBy as string,
    method: row.method as CounterMethod,
    amountFen: -row.amountFen,
    order: null,
    bill: billOf(row),
    note: `${row.item}：${row.reason}`,
  }));
}

const billOf = ({ billNo, href, outcome, accountId, payerId }: BillRow) => ({
  billNo,
  href,
  stands: outcome === 'PAID',
  accountId,
  payerId,
});

interface BillRow {
  billNo: string;
  href: string | null;
  outcome: string;
  accountId: string | null;
  payerId: string | null;
}
