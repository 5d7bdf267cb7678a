import pg from 'pg';

// Any constant: it names "the furnishing of Jixue" among advisory locks.
const furnishingLock = 4_571_020_101;
// The first half of the locks that have a name as the second.
const namedLocks = 45_710;

/**
 * Runs what must be done by one process at a time on this database, such as filling an empty
 * installation. Another process waits until it is done; a process that dies gives its turn up.
 */
export function inTurn(connectionString: string, work: () => Promise<void>): Promise<void> {
  return withConnection(connectionString, async (client) => {
    await client.query('select pg_advisory_lock($1)', [furnishingLock]);
    await work();
  });
}

/** Runs the named work unless another process is at it just now: then it does nothing. */
export function whileAlone(
  connectionString: string,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  return withConnection(connectionString, async (client) => {
    const { rows } = await client.query<{ alone: boolean }>(
      'select pg_try_advisory_lock($1::int, hashtext($2)) as alone',
      [namedLocks, name],
    );
    if (rows[0]?.alone) await work();
  });
}

async function withConnection(
  connectionString: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
