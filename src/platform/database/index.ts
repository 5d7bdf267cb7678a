import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './database.types.ts';

export { type FastLane, type HotStatement, openFastLane } from './fast-lane.ts';
export { isUnavailable } from './unavailable.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;
/** What a reading query needs: the database itself or an open transaction. */
export type Reader = Db | Tx;

// Counts and sums of bigint stay far below 2^53; numbers are what the rules compute with.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
// A calendar day has no time zone: keep it as the text it is (kernel/calendar).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface DatabaseHandle {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens a pool on a PostgreSQL >= 15. Nothing is connected until the first query. */
export function openDatabase(connectionString: string, connections = 10): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: 'jixue',
  });
  // An idle connection that breaks (database restart) is replaced by the pool at the next query.
  pool.on('error', () => {});
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

const retryable = new Set(['40001', '40P01']);

/**
 * Runs a command's work in one transaction. Serialisation failures and deadlocks are tried again
 * twice, so the work must have no effect outside the transaction.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (tried >= 3 || !retryable.has(code)) throw error;
    }
  }
}

/** Whether an error is the breach of a named unique constraint or index. */
export function breaksUnique(error: unknown, constraint: string): boolean {
  const failure = error as { code?: string; constraint?: string };
  return failure?.code === '23505' && failure.constraint === constraint;
}
