import { sql } from 'kysely';
import { instantOf } from '../../../kernel/calendar.ts';
import type { Fen } from '../../../kernel/money.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Range, Source, SourceSum, Use, UseSum } from '../rules/ledger.ts';

/** Whose money of which days. */
export interface Shown extends Range {
  /** Null: of all bodies. */
  bodyId: string | null;
}

const dayMs = 86_400_000;
const bounds = ({ from, to }: Range): [Date, Date] => [
  instantOf(from),
  new Date(instantOf(to).getTime() + dayMs),
];

function receipts(db: Reader, shown: Shown) {
  const [from, to] = bounds(shown);
  const ofDays = db
    .selectFrom('ledgerReceipts as received')
    .where('received.receivedAt', '>=', from)
    .where('received.receivedAt', '<', to);
  return shown.bodyId ? ofDays.where('received.organisationId', '=', shown.bodyId) : ofDays;
}

function entries(db: Reader, shown: Shown) {
  const [from, to] = bounds(shown);
  const ofDays = db
    .selectFrom('ledgerEntries as entry')
    .where('entry.receivedAt', '>=', from)
    .where('entry.receivedAt', '<', to);
  return shown.bodyId ? ofDays.where('entry.organisationId', '=', shown.bodyId) : ofDays;
}

/** What was received, by its way in. */
export async function sumReceived(db: Reader, shown: Shown): Promise<SourceSum[]> {
  const rows = await receipts(db, shown)
    .select(({ fn }) => ['received.source', fn.sum<number>('received.amountFen').as('amountFen')])
    .groupBy('received.source')
    .execute();
  return rows.map((row) => ({ source: row.source as Source, amountFen: Number(row.amountFen) }));
}

/** Where it is now, by its way in. */
export async function sumUses(db: Reader, shown: Shown): Promise<UseSum[]> {
  const rows = await entries(db, shown)
    .select(({ fn }) => [
      'entry.source',
      'entry.use',
      fn.sum<number>('entry.amountFen').as('amountFen'),
    ])
    .groupBy(['entry.source', 'entry.use'])
    .execute();
  return rows.map((row) => ({
    source: row.source as Source,
    use: row.use as Use,
    amountFen: Number(row.amountFen),
  }));
}

/** A sum received whose uses do not add up to it. */
export interface Unbalanced {
  source: Source;
  reference: string;
  receivedFen: Fen;
  usedFen: Fen;
}

/** Sums received whose uses are not exactly them; none unless a figure is wrong. */
export async function listUnbalanced(db: Reader, shown: Shown): Promise<Unbalanced[]> {
  const used = entries(db, shown)
    .select(({ fn }) => ['entry.receipt', fn.sum<number>('entry.amountFen').as('usedFen')])
    .groupBy('entry.receipt')
    .as('used');
  const rows = await receipts(db, shown)
    .leftJoin(used, 'used.receipt', 'received.receipt')
    .select(['received.source', 'received.reference', 'received.amountFen', 'used.usedFen'])
    .where(sql<boolean>`received.amount_fen <> coalesce(used.used_fen, 0)`)
    .limit(100)
    .execute();
  return rows.map((row) => ({
    source: row.source as Source,
    reference: row.reference ?? '',
    receivedFen: Number(row.amountFen),
    usedFen: Number(row.usedFen ?? 0),
  }));
}

/** A part of a received sum, and what it is for. */
export interface Entry {
  source: Source;
  use: Use;
  receivedAt: Date;
  amountFen: Fen;
  /** The number of the trade or transfer. */
  reference: string;
  organisationId: string;
  orderId: string | null;
  orderNo: string | null;
  channel: string | null;
  accountId: string | null;
  bankLineId: string | null;
}

export interface Narrowed {
  source?: Source | undefined;
  use?: Use | undefined;
}

/** The entries behind a figure, the newest first. */
export async function listEntries(
  db: Reader,
  shown: Shown & Narrowed,
  { limit, offset }: { limit: number; offset: number },
): Promise<Entry[]> {
  let query = entries(db, shown);
  if (shown.source) query = query.where('entry.source', '=', shown.source);
  if (shown.use) query = query.where('entry.use', '=', shown.use);
  return query
    .select([
      'entry.source',
      'entry.use',
      'entry.receivedAt',
      'entry.amountFen',
      'entry.reference',
      'entry.organisationId',
      'entry.orderId',
      'entry.orderNo',
      'entry.channel',
      'entry.accountId',
      'entry.bankLineId',
    ])
    .orderBy('entry.receivedAt', 'desc')
    .orderBy('entry.receipt')
    .orderBy('entry.orderId')
    .orderBy('entry.use')
    .limit(limit)
    .offset(offset)
    .$castTo<Entry>()
    .execute();
}
