import pg from 'pg';

export type RotationConnection = pg.Client;

/** Opens a connection of its own for a rotation. */
export async function connectRotation(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Opens a connection that writes without triggers where the role may: for each row of accounts two hundred
 * references would be looked at, though no key of a row changes.
 */
export async function connectRotationWriter(connectionString: string): Promise<pg.Client> {
  const client = await connectRotation(connectionString);
  await client.query('set session_replication_role = replica').catch((error) => {
    if (error.code !== notAllowed) throw error;
  });
  return client;
}

const notAllowed = '42501';

/** Waits until every transaction that runs now has ended; false when one takes longer than `patienceMs`. */
export async function outlastTransactions(client: pg.Client, patienceMs: number): Promise<boolean> {
  const { rows } = await client.query('select clock_timestamp() as at');
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const older = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and backend_type = 'client backend' and xact_start <= $1 limit 1`,
      [rows[0].at],
    );
    if (older.rowCount === 0) return true;
    await new Promise((done) => setTimeout(done, 200));
  }
  return false;
}

/** Takes the lock of rotations; false when another one runs. */
export async function lockRotation(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock(4571020103) as mine');
  return rows[0].mine === true;
}
