import { CompiledQuery } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/**
 * The database as rate-limiter-flexible expects it (a client of pg). Its counters stand apart from
 * our transactions: a failed login counts even when everything else is rolled back.
 */
export function limiterClient(db: Db) {
  return {
    query: ({ text, values }: { text: string; values: unknown[] }) =>
      db.executeQuery(CompiledQuery.raw(text, values)),
  };
}

export async function deleteExpiredFailures(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('login_failures').where('expire', '<', now.getTime()).execute();
}
