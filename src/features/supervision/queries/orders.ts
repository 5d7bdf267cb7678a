import { sql } from 'kysely';
import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CatchUpOrder, OrderKind, OrderMetric, OrderState } from '../rules/order.ts';

const columns = [
  'id',
  'order_no as orderNo',
  'issuer_role as issuerRole',
  'issuer_id as issuerId',
  'issued_by as issuedBy',
  'issued_at as issuedAt',
  'addressee_id as addresseeId',
  'kind',
  'member',
  'year',
  'metric',
  'target_percent as targetPercent',
  'deadline',
  'basis',
  'text',
  'due_at_issue as dueAtIssue',
  'reached_at_issue as reachedAtIssue',
  'state',
  'acknowledged_at as acknowledgedAt',
  'report',
  'report_file as reportFile',
  'reported_at as reportedAt',
  'closed_at as closedAt',
  'case_id as caseId',
] as const;

const select = (db: Reader) =>
  db.selectFrom('catch_up_orders').select(columns).$narrowType<{
    issuerRole: CatchUpOrder['issuerRole'];
    kind: OrderKind;
    metric: OrderMetric;
    state: OrderState;
    // The driver reads numeric and date as number and text; see platform/database.
    targetPercent: number;
    deadline: string;
  }>();

export async function findOrder(db: Reader, id: string): Promise<CatchUpOrder | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks an order: steps are taken one after the other. */
export async function lockOrder(tx: Tx, id: string): Promise<CatchUpOrder | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export type NewOrder = Omit<
  CatchUpOrder,
  | 'id'
  | 'orderNo'
  | 'state'
  | 'acknowledgedAt'
  | 'report'
  | 'reportFile'
  | 'reportedAt'
  | 'closedAt'
  | 'caseId'
>;

/** Writes an order; null when one about the same is open. */
export async function insertOrder(
  tx: Tx,
  one: NewOrder,
): Promise<{ id: string; orderNo: string } | null> {
  const row = await tx
    .insertInto('catch_up_orders')
    .values({
      id: newId(),
      order_no: sql<string>`'DB' || ${String(yearOf(one.issuedAt))} || lpad(nextval('catch_up_order_numbers')::text, 5, '0')`,
      issuer_role: one.issuerRole,
      issuer_id: one.issuerId,
      issued_by: one.issuedBy,
      issued_at: one.issuedAt,
      addressee_id: one.addresseeId,
      kind: one.kind,
      member: one.member,
      year: one.year,
      metric: one.metric,
      target_percent: one.targetPercent,
      deadline: one.deadline,
      basis: one.basis,
      text: one.text,
      due_at_issue: one.dueAtIssue,
      reached_at_issue: one.reachedAtIssue,
      state: 'ISSUED',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'order_no as orderNo'])
    .executeTakeFirst();
  return row ?? null;
}

/** What a step changes of an order; columns it does not name stay. */
export type OrderChange = Partial<
  Pick<
    CatchUpOrder,
    'deadline' | 'acknowledgedAt' | 'report' | 'reportFile' | 'reportedAt' | 'closedAt' | 'caseId'
  >
>;

const columnOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export async function updateOrder(
  tx: Tx,
  id: string,
  change: OrderChange & { state: OrderState },
): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(change).map(([key, value]) => [columnOf(key), value]),
  );
  await tx.updateTable('catch_up_orders').set(set).where('id', '=', id).execute();
}

export interface OrderFilter {
  /** Orders to this body, of these kinds. */
  addressee?: { organisationId: string; kind: OrderKind };
  /** Orders of this role; of one body unless it is the bureau. */
  issuer?: { role: CatchUpOrder['issuerRole']; organisationId: string | null };
  closed: boolean;
  limit: number;
  offset: number;
}

/** Open orders by deadline, closed ones newest first. */
export async function listOrders(db: Reader, filter: OrderFilter): Promise<CatchUpOrder[]> {
  const { addressee, issuer, closed, limit, offset } = filter;
  let query = select(db)
    .where('closed_at', closed ? 'is not' : 'is', null)
    .limit(limit)
    .offset(offset);
  query = closed ? query.orderBy('closed_at', 'desc') : query.orderBy('deadline').orderBy('id');
  if (addressee)
    query = query
      .where('addressee_id', '=', addressee.organisationId)
      .where('kind', '=', addressee.kind);
  if (issuer) query = query.where('issuer_role', '=', issuer.role);
  if (issuer?.organisationId) query = query.where('issuer_id', '=', issuer.organisationId);
  return query.execute();
}

/** How many orders wait for the addressee to acknowledge or report, and for the issuer to decide. */
export async function countWaitingOrders(
  db: Reader,
  { addressee, issuer }: Pick<OrderFilter, 'addressee' | 'issuer'>,
): Promise<number> {
  let query = db
    .selectFrom('catch_up_orders')
    .select((expression) => expression.fn.countAll<number>().as('count'));
  if (addressee)
    query = query
      .where('addressee_id', '=', addressee.organisationId)
      .where('kind', '=', addressee.kind)
      .where('state', 'in', ['ISSUED', 'ACKNOWLEDGED']);
  if (issuer) {
    query = query.where('issuer_role', '=', issuer.role).where('state', '=', 'REPORTED');
    if (issuer.organisationId) query = query.where('issuer_id', '=', issuer.organisationId);
  }
  return Number((await query.executeTakeFirstOrThrow()).count);
}

export interface OrderEvent {
  text: string;
  at: Date;
}

/** A line of the order's way that both sides read. */
export async function insertOrderEvent(
  tx: Tx,
  orderId: string,
  { text, actorAccountId, at }: OrderEvent & { actorAccountId: string | null },
): Promise<void> {
  await tx
    .insertInto('catch_up_order_events')
    .values({ order_id: orderId, text, actor_account_id: actorAccountId, at })
    .execute();
}

export async function listOrderEvents(db: Reader, orderId: string): Promise<OrderEvent[]> {
  return db
    .selectFrom('catch_up_order_events')
    .select(['text', 'at'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute();
}
