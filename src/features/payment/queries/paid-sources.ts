import type { Actor } from '../../../kernel/actor.ts';
import type { Fen } from '../../../kernel/money.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { nameItem } from '../rules/due.ts';
import type { SourceName } from '../rules/events.ts';
import { findPaidBill, listPaidBills, type PaidBillRow } from './bill-payments.ts';

/** A payment with a valid receipt, or a paid bill, as an invoice is made out over it (E22). */
export interface PaidSource extends SourceName {
  accountId: string | null;
  organisationId: string | null;
  payeeId: string;
  item: string;
  amountFen: Fen;
  /** Whom the receipt is made out to. */
  title: string;
  creditCode: string | null;
  paidAt: Date;
}

const select = (db: Reader) =>
  db
    .selectFrom('receipts as receipt')
    .leftJoin('orders as order', 'order.id', 'receipt.orderId')
    .leftJoin('enrolments as enrolment', 'enrolment.id', 'order.enrolmentId')
    .leftJoin('groupOrders as group', 'group.id', 'receipt.groupOrderId')
    .select([
      'receipt.orderId',
      'receipt.checkoutId',
      'receipt.bankUseId',
      'receipt.title',
      'receipt.creditCode',
      'receipt.amountFen',
      'receipt.people',
      'receipt.organisationId as payeeId',
      'receipt.issuedAt as paidAt',
      'order.accountId',
      'order.roundNo',
      'enrolment.topicId as ownTopicId',
      'group.organisationId',
      'group.topicId as groupTopicId',
    ])
    .where('receipt.reversedAt', 'is', null);

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

async function toSource(db: Reader, row: Row): Promise<PaidSource> {
  const { orderId, checkoutId, bankUseId, accountId, organisationId } = row;
  const topic = await getTopic(db, row.ownTopicId ?? row.groupTopicId ?? '');
  const course = nameItem(topic, { roundNo: row.roundNo ?? 1 });
  const { payeeId, amountFen, title, creditCode, paidAt } = row;
  const known = { accountId, organisationId, payeeId, amountFen, title, creditCode, paidAt };
  if (orderId) return { sourceKind: 'ORDER', sourceId: orderId, item: course, ...known };
  const item = `${course}集体缴费（${row.people}人）`;
  return checkoutId
    ? { sourceKind: 'CHECKOUT', sourceId: checkoutId, item, ...known }
    : { sourceKind: 'BANK_USE', sourceId: bankUseId as string, item, ...known };
}

/** A bill of another feature that was paid; it has no receipt of ours. */
async function billSource(db: Reader, bill: PaidBillRow): Promise<PaidSource> {
  const { subjectId: sourceId, payerId: organisationId, ...known } = bill;
  const body = organisationId ? await getOrganisation(db, organisationId) : null;
  const title = { title: body?.name ?? '', creditCode: body?.creditCode ?? null };
  return { sourceKind: 'BILL', sourceId, organisationId, ...known, ...title };
}

/** A payment whose receipt is valid; undefined when it was refunded, or is none. */
export async function findPaidSource(
  db: Reader,
  { sourceKind, sourceId }: SourceName,
): Promise<PaidSource | undefined> {
  if (sourceKind === 'BILL') {
    const bill = await findPaidBill(db, sourceId);
    return bill && billSource(db, bill);
  }
  const column = { ORDER: 'orderId', CHECKOUT: 'checkoutId', BANK_USE: 'bankUseId' } as const;
  const row = await select(db)
    .where(`receipt.${column[sourceKind]}`, '=', sourceId)
    .executeTakeFirst();
  return row && toSource(db, row);
}

/** The payments of a learner, or of an officer's body: fees with a valid receipt, then bills; newest first. */
export async function listPaidSources(db: Reader, actor: Actor): Promise<PaidSource[]> {
  const own =
    actor.role === 'LEARNER'
      ? select(db).where('order.accountId', '=', actor.accountId)
      : select(db).where('group.organisationId', '=', actor.organisationId);
  const rows = await own.orderBy('receipt.issuedAt', 'desc').limit(200).execute();
  const { accountId, organisationId } = actor;
  const payer = organisationId === null ? { accountId } : { payerId: organisationId };
  const bills = await listPaidBills(db, payer);
  return [
    ...(await Promise.all(rows.map((row) => toSource(db, row)))),
    ...(await Promise.all(bills.map((bill) => billSource(db, bill)))),
  ];
}
