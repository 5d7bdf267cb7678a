import pg from 'pg';

/** Whether the server accepts connections and answers a query now. */
export async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Creates a role that may log in, if it is missing. */
export async function ensureRole(
  adminConnectionString: string,
  role: { name: string; password: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: adminConnectionString });
  await client.connect();
  try {
    await createRole(client, role);
  } finally {
    await client.end();
  }
}

async function createRole(
  client: pg.Client,
  { name, password }: { name: string; password: string },
): Promise<void> {
  const role = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (role.rowCount !== 0) return;
  await client.query(
    `create role ${client.escapeIdentifier(name)} login password ${client.escapeLiteral(password)}`,
  );
}

/**
 * Creates a role and a database of the same name that it owns, if they are missing. As the owner it may switch off
 * triggers, also for its own session alone (a rotation of keys).
 */
export async function ensureDatabase(
  adminConnectionString: string,
  database: { name: string; password: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: adminConnectionString });
  await client.connect();
  try {
    const name = client.escapeIdentifier(database.name);
    await createRole(client, database);
    const found = await client.query('select 1 from pg_database where datname = $1', [
      database.name,
    ]);
    if (found.rowCount === 0) await client.query(`create database ${name} owner ${name}`);
    await client.query(`grant set on parameter session_replication_role to ${name}`);
  } finally {
    await client.end();
  }
}

/** Lets a role read which statements take time. */
export async function ensureStatistics(connectionString: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_stat_statements');
    await client.query(`grant pg_read_all_stats to ${client.escapeIdentifier(role)}`);
  } finally {
    await client.end();
  }
}
