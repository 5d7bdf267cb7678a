import { sql } from 'kysely';
import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CatchUpOrder, OrderKind, OrderState } from '../rules/order.ts';

const columns = [
  'id',
  'orderNo',
  'issuerRole',
  'issuerId',
  'issuedBy',
  'issuedAt',
  'addresseeId',
  'kind',
  'member',
  'year',
  'metric',
  'targetPercent',
  'deadline',
  'basis',
  'text',
  'dueAtIssue',
  'reachedAtIssue',
  'state',
  'acknowledgedAt',
  'report',
  'reportFile',
  'reportedAt',
  'closedAt',
  'caseId',
] as const;

const select = (db: Reader) => db.selectFrom('catchUpOrders').select(columns);

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
    .insertInto('catchUpOrders')
    .values({
      id: newId(),
      orderNo: sql<string>`'DB' || ${String(yearOf(one.issuedAt))} || lpad(nextval('catch_up_order_numbers')::text, 5, '0')`,
      issuerRole: one.issuerRole,
      issuerId: one.issuerId,
      issuedBy: one.issuedBy,
      issuedAt: one.issuedAt,
      addresseeId: one.addresseeId,
      kind: one.kind,
      member: one.member,
      year: one.year,
      metric: one.metric,
      targetPercent: one.targetPercent,
      deadline: one.deadline,
      basis: one.basis,
      text: one.text,
      dueAtIssue: one.dueAtIssue,
      reachedAtIssue: one.reachedAtIssue,
      state: 'ISSUED',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'orderNo'])
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

export async function updateOrder(
  tx: Tx,
  id: string,
  change: OrderChange & { state: OrderState },
): Promise<void> {
  await tx.updateTable('catchUpOrders').set(change).where('id', '=', id).execute();
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
    .where('closedAt', closed ? 'is not' : 'is', null)
    .limit(limit)
    .offset(offset);
  query = closed ? query.orderBy('closedAt', 'desc') : query.orderBy('deadline').orderBy('id');
  if (addressee)
    query = query
      .where('addresseeId', '=', addressee.organisationId)
      .where('kind', '=', addressee.kind);
  if (issuer) query = query.where('issuerRole', '=', issuer.role);
  if (issuer?.organisationId) query = query.where('issuerId', '=', issuer.organisationId);
  return query.execute();
}

/** The orders that wait for the addressee to acknowledge or report, or for the issuer to decide. */
function waitingOrders(db: Reader, { addressee, issuer }: OrderParty) {
  let query = db.selectFrom('catchUpOrders');
  if (addressee)
    query = query
      .where('addresseeId', '=', addressee.organisationId)
      .where('kind', '=', addressee.kind)
      .where('state', 'in', ['ISSUED', 'ACKNOWLEDGED']);
  if (issuer) {
    query = query.where('issuerRole', '=', issuer.role).where('state', '=', 'REPORTED');
    if (issuer.organisationId) query = query.where('issuerId', '=', issuer.organisationId);
  }
  return query;
}

type OrderParty = Pick<OrderFilter, 'addressee' | 'issuer'>;

/** How many orders wait for one of the two. */
export async function countWaitingOrders(db: Reader, party: OrderParty): Promise<number> {
  const row = await waitingOrders(db, party)
    .select((one) => one.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Since when the oldest of them is issued, and the first day on which one is due. */
export function findOldestOrder(
  db: Reader,
  party: OrderParty,
): Promise<{ since: Date | null; deadline: string | null }> {
  return waitingOrders(db, party)
    .select((one) => [one.fn.min('issuedAt').as('since'), one.fn.min('deadline').as('deadline')])
    .executeTakeFirstOrThrow();
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
  await tx.insertInto('catchUpOrderEvents').values({ orderId, text, actorAccountId, at }).execute();
}

export async function listOrderEvents(db: Reader, orderId: string): Promise<OrderEvent[]> {
  return db
    .selectFrom('catchUpOrderEvents')
    .select(['text', 'at'])
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute();
}
