import { sql } from 'kysely';
import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { SourceName } from '../../payment/index.ts';
import { type Invoice, liveStates, unfinishedStates } from '../rules/invoice.ts';

const select = (db: Reader) =>
  db
    .selectFrom('invoices')
    .select([
      'id',
      'requestNo',
      'kind',
      'sourceKind',
      'sourceId',
      'accountId',
      'organisationId',
      'payeeId',
      'item',
      'amountFen',
      'title',
      'creditCode',
      'state',
      'replaces',
      'askedBy',
      'askedAt',
      'tries',
      'lastError',
      'number',
      'issuedAt',
      'reverseBecause',
      'reversalNo',
      'reversedAt',
    ]);

export async function findInvoice(db: Reader, id: string): Promise<Invoice | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks the invoice until the transaction ends. */
export async function lockInvoice(tx: Tx, id: string): Promise<Invoice | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The live invoice over a payment: asked for, issued, or to be corrected. */
export async function findLive(
  db: Reader,
  { sourceKind, sourceId }: SourceName,
): Promise<Invoice | undefined> {
  return select(db)
    .where('sourceKind', '=', sourceKind)
    .where('sourceId', '=', sourceId)
    .where('state', 'in', liveStates)
    .executeTakeFirst();
}

/** The invoices of a person or a body, the newest first. */
export async function listOwn(
  db: Reader,
  owner: { accountId: string } | { organisationId: string },
): Promise<Invoice[]> {
  const own =
    'accountId' in owner
      ? select(db).where('accountId', '=', owner.accountId)
      : select(db).where('organisationId', '=', owner.organisationId);
  return own.orderBy('askedAt', 'desc').orderBy('id', 'desc').limit(200).execute();
}

/** The invoices over money a body took: those not finished, the oldest first, or all, the newest first. */
export async function listTaken(
  db: Reader,
  payeeId: string,
  { view, limit, offset }: { view: 'OPEN' | 'ALL'; limit: number; offset: number },
): Promise<Invoice[]> {
  const taken = select(db).where('payeeId', '=', payeeId).limit(limit).offset(offset);
  return view === 'OPEN'
    ? taken.where('state', 'in', unfinishedStates).orderBy('askedAt').orderBy('id').execute()
    : taken.orderBy('askedAt', 'desc').orderBy('id', 'desc').execute();
}

/** How many invoices over money of a body are not finished. */
export async function countUnfinished(db: Reader, payeeId: string): Promise<number> {
  const { count } = await db
    .selectFrom('invoices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('payeeId', '=', payeeId)
    .where('state', 'in', unfinishedStates)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The invoice that corrects another one. */
export async function findReplacing(db: Reader, id: string): Promise<Invoice | undefined> {
  return select(db).where('replaces', '=', id).orderBy('askedAt', 'desc').executeTakeFirst();
}

export async function existsNumber(db: Reader, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('invoices')
    .select('id')
    .where((where) => where.or([where('number', '=', number), where('reversalNo', '=', number)]))
    .executeTakeFirst();
  return row !== undefined;
}

export type NewInvoice = Pick<
  Invoice,
  | 'kind'
  | 'sourceKind'
  | 'sourceId'
  | 'accountId'
  | 'organisationId'
  | 'payeeId'
  | 'item'
  | 'amountFen'
  | 'title'
  | 'creditCode'
  | 'replaces'
> & { askedBy: string; at: Date };

/** Inserts an invoice that is asked for; null when the payment has a live one. */
export async function insertInvoice(
  tx: Tx,
  { at, ...invoice }: NewInvoice,
): Promise<string | null> {
  const { rows } = await sql<{ n: number }>`select nextval('invoice_numbers') as n`.execute(tx);
  const requestNo = `KP${yearOf(at)}${String(rows[0]?.n).padStart(8, '0')}`;
  const row = await tx
    .insertInto('invoices')
    .values({ ...invoice, id: newId(), requestNo, askedAt: at })
    .onConflict((conflict) =>
      conflict.columns(['sourceKind', 'sourceId']).where('state', 'in', liveStates).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export type InvoiceChanges = Partial<
  Pick<
    Invoice,
    | 'state'
    | 'tries'
    | 'lastError'
    | 'number'
    | 'issuedAt'
    | 'reverseBecause'
    | 'reversalNo'
    | 'reversedAt'
  >
>;

export async function updateInvoice(tx: Tx, id: string, changes: InvoiceChanges): Promise<void> {
  await tx.updateTable('invoices').set(changes).where('id', '=', id).execute();
}

export async function insertInvoiceEvent(
  tx: Tx,
  event: { invoiceId: string; text: string; at: Date },
): Promise<void> {
  await tx.insertInto('invoiceEvents').values(event).execute();
}

/** What happened to an invoice, oldest first. */
export async function listInvoiceEvents(
  db: Reader,
  invoiceId: string,
): Promise<{ text: string; at: Date }[]> {
  return db
    .selectFrom('invoiceEvents')
    .select(['text', 'at'])
    .where('invoiceId', '=', invoiceId)
    .orderBy('id')
    .execute();
}
