import pg from 'pg';

// Any constant: names the seeding of an installation among advisory locks.
const seedLock = 4_571_020_101;
// The first half of the locks that have a name as the second.
const namedLocks = 45_710;
// Taking a lock waits for nobody: a server that does not answer at once is hung or cut off.
const patience = { connectionTimeoutMillis: 10_000, query_timeout: 10_000, keepAlive: true };

/**
 * Runs the seeding of an installation in one process at a time; another waits until it is done. A
 * process that dies releases the lock.
 */
export function withSeedLock(connectionString: string, work: () => Promise<void>): Promise<void> {
  return withConnection(connectionString, async (client) => {
    await client.query('select pg_advisory_lock($1)', [seedLock]);
    await work();
  });
}

/** Locks by name, shared by all processes of an installation. */
export interface NamedLocks {
  /** Runs the work unless another process holds the lock of this name: then it does nothing. */
  runIfFree(name: string, work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Returns locks on one connection, opened at the first use and kept: what runs every few seconds must
 * not log in each time. When the connection breaks its locks are free, and the next use opens another.
 */
export function openNamedLocks(connectionString: string): NamedLocks {
  let kept: Promise<pg.Client> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const open = () => {
    const client = new pg.Client({ connectionString, ...patience });
    const opening = client.connect().then(() => client);
    // Its own place only: a broken connection ends late, when the next one may be in use already.
    const forget = () => {
      if (kept === opening) kept = null;
    };
    client.on('error', forget).on('end', forget);
    opening.catch(forget);
    return opening;
  };
  // One connection answers one question at a time.
  const ask = (asked: Promise<pg.Client>, call: string, name: string): Promise<boolean> => {
    const answer = last.then(() => askNow(asked, call, name));
    last = answer.catch(() => {});
    return answer;
  };
  const askNow = async (asked: Promise<pg.Client>, call: string, name: string) => {
    try {
      const text = `select ${call}($1::int, hashtext($2)) as done`;
      const { rows } = await (await asked).query<{ done: boolean }>(text, [namedLocks, name]);
      return rows[0]?.done === true;
    } catch (error) {
      // Whatever it was: the next use must not get the same connection, nor this one keep a lock.
      if (kept === asked) kept = null;
      asked.then((client) => client.end()).catch(() => {});
      throw error;
    }
  };
  return {
    async runIfFree(name, work) {
      kept ??= open();
      const mine = kept;
      if (!(await ask(mine, 'pg_try_advisory_lock', name))) return;
      // The lock is given back where it was taken; a connection that cannot is ended, and its locks with it.
      await work().finally(() => ask(mine, 'pg_advisory_unlock', name).catch(() => {}));
    },
    async close() {
      await (await kept?.catch(() => null))?.end().catch(() => {});
    },
  };
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
