import { sql } from 'kysely';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { GroupLine, GroupOrder } from '../rules/group-order.ts';
import type { OrderState } from '../rules/order.ts';
import { nextNumber } from './orders.ts';

const select = (db: Reader) =>
  db
    .selectFrom('groupOrders')
    .select([
      'id',
      'groupNo',
      'remittanceCode',
      'topicId',
      'organisationId',
      'payeeId',
      'title',
      'creditCode',
      'state',
      'createdBy',
      'createdAt',
      'cancelledAt',
    ]);

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
    .where('remittanceCode', 'in', [...codes])
    .executeTakeFirst();
}

/** A body's group orders, newest first. */
export async function listGroupOrders(db: Reader, organisationId: string): Promise<GroupOrder[]> {
  return select(db)
    .where('organisationId', '=', organisationId)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute();
}

/** Group orders with unpaid lines or debts, newest first; what a transfer without a code may be for. */
export async function listUnpaidGroupOrders(db: Reader, payeeId: string): Promise<GroupOrder[]> {
  return select(db)
    .where('payeeId', '=', payeeId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('orders')
          .select('orders.id')
          .whereRef('orders.groupOrderId', '=', 'groupOrders.id')
          .where(({ or, eb, exists: any, selectFrom: from }) =>
            or([
              eb('orders.state', '=', 'OPEN'),
              any(
                from('paymentDebts as debt')
                  .select('debt.id')
                  .whereRef('debt.orderId', '=', 'orders.id')
                  .where('debt.settledAt', 'is', null),
              ),
            ]),
          ),
      ),
    )
    .orderBy('createdAt', 'desc')
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
    .insertInto('groupOrders')
    .values({ ...order, id, groupNo: await nextNumber(tx, prefix, 'group_order_numbers') })
    .execute();
  return id;
}

export async function markGroupCancelled(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('groupOrders')
    .set({ state: 'CANCELLED', cancelledAt: at })
    .where('id', '=', id)
    .execute();
}

/** All lines of group orders, by name, with their people and how each was paid. */
export async function listGroupLines(
  db: Reader,
  groupOrderIds: readonly string[],
): Promise<(GroupLine & { groupOrderId: string })[]> {
  if (groupOrderIds.length === 0) return [];
  const rows = await db
    .selectFrom('orders as line')
    .innerJoin('groupOrders as group', 'group.id', 'line.groupOrderId')
    .innerJoin('accounts as account', 'account.id', 'line.accountId')
    .leftJoin('payments as payment', (join) =>
      join.onRef('payment.orderId', '=', 'line.id').on('payment.outcome', '=', 'SETTLES'),
    )
    .select([
      'line.id as orderId',
      'line.orderNo',
      'group.id as groupOrderId',
      'line.accountId',
      'line.enrolmentId',
      'account.name',
      'account.idNumberMasked',
      'line.amountFen',
      'line.state',
      'line.closedBecause',
      'line.paidAt',
      'line.namedAt',
      'payment.method',
      sql<boolean>`exists (select from refunds refund
        where refund.order_id = line.id and refund.state = 'REQUESTED')`.as('refundAsked'),
      sql<boolean>`exists (select from payment_debts debt
        where debt.order_id = line.id and debt.settled_at is null)`.as('debt'),
    ])
    .where('line.groupOrderId', 'in', [...groupOrderIds])
    .orderBy('account.name')
    .orderBy('line.id')
    .execute();
  return rows.map(({ namedAt, ...line }) => ({ ...line, named: namedAt !== null }));
}

/** Names exactly these open lines for the unit's next transfer. */
export async function updateNamed(
  tx: Tx,
  groupOrderId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<void> {
  const ofGroup = tx
    .updateTable('orders')
    .where('groupOrderId', '=', groupOrderId)
    .where('state', '=', 'OPEN');
  await ofGroup.set({ namedAt: null }).execute();
  if (orderIds.length > 0)
    await ofGroup
      .set({ namedAt: at })
      .where('id', 'in', [...orderIds])
      .execute();
}

/** Open lines of one group order or of all, for finding who left. */
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
    .innerJoin('groupOrders as group', 'group.id', 'line.groupOrderId')
    .innerJoin('accounts as account', 'account.id', 'line.accountId')
    .select([
      'line.id as orderId',
      'line.accountId',
      'account.name',
      'group.organisationId',
      'group.id as groupOrderId',
      'group.groupNo',
      'group.createdBy',
    ])
    .where('line.state', '=', 'OPEN');
  if (groupOrderId) lines = lines.where('group.id', '=', groupOrderId);
  return lines.orderBy('group.id').execute();
}

/** The number of people for whom a body still has to pay. */
export async function countOpenLines(db: Reader, organisationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('orders as line')
    .innerJoin('groupOrders as group', 'group.id', 'line.groupOrderId')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('group.organisationId', '=', organisationId)
    .where('line.state', '=', 'OPEN')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Live enrolments in a topic of these people, with their live orders. */
export async function listLiveEnrolments(
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
        .onRef('order.enrolmentId', '=', 'enrolment.id')
        .on('order.roundNo', '=', 1)
        .on('order.state', 'in', ['OPEN', 'PAID', 'REFUNDING']),
    )
    .select((where) => [
      'enrolment.accountId',
      where
        .case()
        .when('enrolment.state', '=', 'OPEN')
        .then('OPEN' as const)
        .else('SELECTED' as const)
        .end()
        .as('enrolmentState'),
      'order.channel',
      'order.state as orderState',
    ])
    .where('enrolment.topicId', '=', topicId)
    .where('enrolment.state', 'in', ['SELECTED', 'OPEN'])
    .where('enrolment.accountId', 'in', [...accountIds])
    .execute();
}
