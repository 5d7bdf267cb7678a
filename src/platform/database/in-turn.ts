import pg from 'pg';

// Any constant: it names "the furnishing of Jixue" among advisory locks.
const furnishingLock = 4_571_020_101;

/**
 * Runs what must be done by one process at a time on this database, such as filling an empty
 * installation. Another process waits until it is done; a process that dies gives its turn up.
 */
export async function inTurn(connectionString: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [furnishingLock]);
    await work();
  } finally {
    await client.end().catch(() => {});
  }
}
