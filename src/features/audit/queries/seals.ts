import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { EntryToSeal } from '../rules/entry.ts';
import type { Fault, Seal } from '../rules/seal.ts';

/** Takes the lock for sealing until the transaction ends; false when another process holds it. */
export async function lockSealing(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('audit.seal')) as locked`.execute(tx);
  return rows[0]?.locked ?? false;
}

const sealed = sql`id, at, actor_account_id, actor_role, actor_organisation_id, action, subject_type,
  subject_id, facts, address, request_id, people`;

/**
 * Unsealed entries of transactions that ended before any running one began, oldest first: no entry can
 * appear among them later.
 */
export async function listUnsealed(tx: Tx, limit: number): Promise<EntryToSeal[]> {
  const { rows } = await sql<EntryToSeal>`select ${sealed} from audit_entries
    where seal_id is null and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    order by id limit ${limit}`.execute(tx);
  return rows;
}

/** The entries of a seal, found by their range, so that checking the chain reads each entry once. */
export async function listSealed(
  db: Reader,
  seal: { id: number; firstEntryId: number; lastEntryId: number },
): Promise<EntryToSeal[]> {
  const { rows } = await sql<EntryToSeal>`select ${sealed} from audit_entries
    where id between ${seal.firstEntryId} and ${seal.lastEntryId} and seal_id = ${seal.id}
    order by id`.execute(db);
  return rows;
}

/** The last seal with the number of entries sealed so far; undefined before the first. */
export async function findLastSeal(
  db: Reader,
): Promise<{ id: number; hash: string; total: number } | undefined> {
  const last = await db
    .selectFrom('auditSeals')
    .select(['id', 'hash', 'totalEntries'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return undefined;
  if (last.totalEntries !== null) return { ...last, total: Number(last.totalEntries) };
  // The first signed seal continues a chain of unsigned ones.
  const { total } = await db
    .selectFrom('auditSeals')
    .select((select) => select.fn.sum<number>('entryCount').as('total'))
    .executeTakeFirstOrThrow();
  return { ...last, total: Number(total) };
}

export async function listSeals(db: Reader, afterId: number, limit: number): Promise<Seal[]> {
  const rows = await db
    .selectFrom('auditSeals')
    .selectAll()
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    totalEntries: row.totalEntries === null ? null : Number(row.totalEntries),
  }));
}

/** Inserts a seal over entries and returns its number. */
export async function insertSeal(
  tx: Tx,
  seal: Omit<Seal, 'id'>,
  entries: readonly EntryToSeal[],
): Promise<number> {
  const { id } = await tx
    .insertInto('auditSeals')
    .values(seal)
    .returning('id')
    .executeTakeFirstOrThrow();
  const ids = entries.map((entry) => entry.id);
  await sql`update audit_entries set seal_id = ${id} where id = any(${ids}::bigint[])`.execute(tx);
  return id;
}

export async function insertCheck(
  db: Reader,
  checkedAt: Date,
  check: { seals: number; entries: number; faults: unknown[] },
): Promise<void> {
  await db
    .insertInto('auditChecks')
    .values({
      checkedAt,
      seals: check.seals,
      entries: check.entries,
      faults: JSON.stringify(check.faults),
    })
    .execute();
}

export interface LastCheck {
  checkedAt: Date;
  seals: number;
  entries: number;
  faults: Fault[];
}

/** The last time the chain was checked; undefined when it never was. */
export async function findLastCheck(db: Reader): Promise<LastCheck | undefined> {
  const row = await db
    .selectFrom('auditChecks')
    .select(['checkedAt', 'seals', 'entries', 'faults'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, faults: row.faults as unknown as Fault[] };
}

export async function findSeal(db: Reader, id: number) {
  return db
    .selectFrom('auditSeals')
    .select(['id', 'hash', 'signature'])
    .where('id', '=', id)
    .executeTakeFirst();
}
