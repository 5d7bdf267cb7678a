import pg from 'pg';

// Any constant: it names "the furnishing of Jixue" among advisory locks.
const furnishingLock = 4_571_020_101;
// The first half of the locks that have a name as the second.
const namedLocks = 45_710;
// Taking a lock waits for nobody: a server that does not answer at once is hung or cut off.
const patience = { connectionTimeoutMillis: 10_000, query_timeout: 10_000, keepAlive: true };

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

/** Named work of which one process at a time does each. */
export interface Turns {
  /** Runs the named work unless another process is at it just now: then it does nothing. */
  whileAlone(name: string, work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Turns are locks on one connection, opened at the first and kept: what runs every few seconds must not
 * log in each time. When the connection breaks the locks are free, and the next turn opens another.
 */
export function openTurns(connectionString: string): Turns {
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
      // Whatever it was: the next turn must not meet the same connection, nor this one keep a lock.
      if (kept === asked) kept = null;
      asked.then((client) => client.end()).catch(() => {});
      throw error;
    }
  };
  return {
    async whileAlone(name, work) {
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
