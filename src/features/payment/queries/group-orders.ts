import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { GroupLine, GroupOrder } from '../rules/group-order.ts';
import type { ClosedBecause, OrderState } from '../rules/order.ts';
import { nextNumber } from './orders.ts';

const select = (db: Reader) =>
  db
    .selectFrom('group_orders')
    .select([
      'id',
      'group_no as groupNo',
      'remittance_code as remittanceCode',
      'topic_id as topicId',
      'organisation_id as organisationId',
      'payee_id as payeeId',
      'title',
      'credit_code as creditCode',
      'state',
      'created_by as createdBy',
      'created_at as createdAt',
      'cancelled_at as cancelledAt',
    ])
    .$narrowType<{ state: GroupOrder['state'] }>();

export async function findGroupOrder(db: Reader, id: string): Promise<GroupOrder | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks the group order until the transaction ends. Lock it before its lines. */
export async function lockGroupOrder(tx: Tx, id: string): Promise<GroupOrder> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export async function findGroupOrderByCode(
  db: Reader,
  codes: readonly string[],
): Promise<GroupOrder | undefined> {
  if (codes.length === 0) return undefined;
  return select(db)
    .where('remittance_code', 'in', [...codes])
    .executeTakeFirst();
}

/** A body's group orders, newest first. */
export async function listGroupOrders(db: Reader, organisationId: string): Promise<GroupOrder[]> {
  return select(db)
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
}

/** Group orders that still wait for money, newest first; what a transfer without a code may be for. */
export async function listUnpaidGroupOrders(db: Reader, payeeId: string): Promise<GroupOrder[]> {
  return select(db)
    .where('payee_id', '=', payeeId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('orders')
          .select('orders.id')
          .whereRef('orders.group_order_id', '=', 'group_orders.id')
          .where('orders.state', '=', 'OPEN'),
      ),
    )
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute();
}

export async function insertGroupOrder(
  tx: Tx,
  order: Omit<GroupOrder, 'id' | 'groupNo' | 'state' | 'cancelledAt'>,
): Promise<string> {
  const id = newId();
  const prefix = `JT${dayOf(order.createdAt).replaceAll('-', '')}`;
  await tx
    .insertInto('group_orders')
    .values({
      id,
      group_no: await nextNumber(tx, prefix, 'group_order_numbers'),
      remittance_code: order.remittanceCode,
      topic_id: order.topicId,
      organisation_id: order.organisationId,
      payee_id: order.payeeId,
      title: order.title,
      credit_code: order.creditCode,
      created_by: order.createdBy,
      created_at: order.createdAt,
    })
    .execute();
  return id;
}

export async function markGroupCancelled(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('group_orders')
    .set({ state: 'CANCELLED', cancelled_at: at })
    .where('id', '=', id)
    .execute();
}

/** All lines of group orders, by name, with who they are for and how each was paid. */
export async function listGroupLines(
  db: Reader,
  groupOrderIds: readonly string[],
): Promise<(GroupLine & { groupOrderId: string })[]> {
  if (groupOrderIds.length === 0) return [];
  const rows = await db
    .selectFrom('orders as line')
    .innerJoin('accounts as account', 'account.id', 'line.account_id')
    .leftJoin('payments as payment', (join) =>
      join.onRef('payment.order_id', '=', 'line.id').on('payment.duty', '=', 'SETTLES'),
    )
    .select([
      'line.id as orderId',
      'line.order_no as orderNo',
      'line.group_order_id as groupOrderId',
      'line.account_id as accountId',
      'line.enrolment_id as enrolmentId',
      'account.name',
      'account.id_number_masked as idNumberMasked',
      'line.amount_fen as amountFen',
      'line.state',
      'line.closed_because as closedBecause',
      'line.paid_at as paidAt',
      'line.named_at as namedAt',
      'payment.method',
    ])
    .$narrowType<{
      state: OrderState;
      closedBecause: ClosedBecause | null;
      method: 'GATEWAY' | 'TRANSFER' | null;
      groupOrderId: string;
    }>()
    .where('line.group_order_id', 'in', [...groupOrderIds])
    .orderBy('account.name')
    .orderBy('line.id')
    .execute();
  return rows.map(({ namedAt, ...line }) => ({ ...line, named: namedAt !== null }));
}

/** Exactly these open lines are named for the unit's next transfer. */
export async function updateNamed(
  tx: Tx,
  groupOrderId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<void> {
  const ofGroup = tx
    .updateTable('orders')
    .where('group_order_id', '=', groupOrderId)
    .where('state', '=', 'OPEN');
  await ofGroup.set({ named_at: null }).execute();
  if (orderIds.length > 0)
    await ofGroup
      .set({ named_at: at })
      .where('id', 'in', [...orderIds])
      .execute();
}

/** Open lines of all group orders of a payer, or of everybody; for noticing who left. */
export async function listOpenLines(
  db: Reader,
  groupOrderId?: string,
): Promise<
  {
    orderId: string;
    accountId: string;
    name: string;
    organisationId: string;
    groupOrderId: string;
    groupNo: string;
    createdBy: string;
  }[]
> {
  let lines = db
    .selectFrom('orders as line')
    .innerJoin('group_orders as group', 'group.id', 'line.group_order_id')
    .innerJoin('accounts as account', 'account.id', 'line.account_id')
    .select([
      'line.id as orderId',
      'line.account_id as accountId',
      'account.name',
      'group.organisation_id as organisationId',
      'group.id as groupOrderId',
      'group.group_no as groupNo',
      'group.created_by as createdBy',
    ])
    .where('line.state', '=', 'OPEN');
  if (groupOrderId) lines = lines.where('group.id', '=', groupOrderId);
  return lines.orderBy('group.id').execute();
}

/** People for whom a body still has to pay. */
export async function countOpenLines(db: Reader, organisationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('orders as line')
    .innerJoin('group_orders as group', 'group.id', 'line.group_order_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('group.organisation_id', '=', organisationId)
    .where('line.state', '=', 'OPEN')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How people stand with the fee of a topic: live enrolment and live order, by account. */
export async function listStandings(
  db: Reader,
  topicId: string,
  accountIds: readonly string[],
): Promise<
  {
    accountId: string;
    enrolmentState: 'SELECTED' | 'OPEN';
    channel: 'ONLINE' | 'COUNTER' | 'GROUP' | null;
    orderState: OrderState | null;
  }[]
> {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom('enrolments as enrolment')
    .leftJoin('orders as order', (join) =>
      join
        .onRef('order.enrolment_id', '=', 'enrolment.id')
        .on('order.round_no', '=', 1)
        .on('order.state', 'in', ['OPEN', 'PAID', 'REFUNDING']),
    )
    .select([
      'enrolment.account_id as accountId',
      'enrolment.state as enrolmentState',
      'order.channel',
      'order.state as orderState',
    ])
    .$narrowType<{
      enrolmentState: 'SELECTED' | 'OPEN';
      channel: 'ONLINE' | 'COUNTER' | 'GROUP' | null;
      orderState: OrderState | null;
    }>()
    .where('enrolment.topic_id', '=', topicId)
    .where('enrolment.state', 'in', ['SELECTED', 'OPEN'])
    .where('enrolment.account_id', 'in', [...accountIds])
    .execute();
}
