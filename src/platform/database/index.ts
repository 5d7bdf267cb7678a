import { Socket } from 'node:net';
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './database.types.ts';

export { type FastLane, type HotStatement, openFastLane } from './fast-lane.ts';
export { openSignals, type Signals } from './signals.ts';
export { sorted } from './sorted.ts';
export { isNoId, isUnavailable } from './unavailable.ts';

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

export interface DatabaseOptions {
  connections: number;
  /** How long one statement may take. A person waits for a page; jobs have more time. */
  answerWithinMs?: number;
  /** Gets each statement that took over a second, without its values. */
  onSlow?: (statement: string, milliseconds: number) => void;
}

const slowMs = 1_000;

/** Longer than any statement of a page takes, and as long as anybody looks at an empty one. */
const pageAnswersWithinMs = 15_000;

/**
 * Opens a pool on a PostgreSQL >= 15. Nothing is connected until the first query. A server that is
 * away, restarting or hung keeps nobody waiting for ever: a free connection is waited for 10 seconds,
 * a statement `answerWithinMs`; what is thrown then satisfies `isUnavailable`.
 */
export function openDatabase(connectionString: string, options: DatabaseOptions): DatabaseHandle {
  const { connections, answerWithinMs = pageAnswersWithinMs, onSlow } = options;
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: 10_000,
    statement_timeout: answerWithinMs,
    // The server ends what is slow; only a server that is hung or cut off is silent for longer.
    stream: () => socketThatGivesUp(answerWithinMs + 3_000),
    application_name: 'jixue',
  });
  // An idle connection that breaks (database restart) is replaced by the pool at the next query.
  pool.on('error', () => {});
  // While it is lent out the pool does not listen; unheard, a break between two statements of a
  // transaction would end the process. The next statement on it fails with the reason.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    // Tables and columns are snake_case in the database and camelCase here. What a JSON column holds
    // is the feature's own and stays as it was written.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    ...(onSlow && {
      log: ({ level, query, queryDurationMillis }) => {
        if (level === 'query' && queryDurationMillis > slowMs)
          onSlow(query.sql, Math.round(queryDurationMillis));
      },
    }),
  });
  return { db, pool, close: () => db.destroy() };
}

/** Ends a connection on which nothing came for so long, so that the pool never lends it out again. */
function socketThatGivesUp(silenceMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silenceMs, () => {
    socket.destroy(new Error('timeout: the database is silent'));
  });
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
