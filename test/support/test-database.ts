import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database of its own for one test file, with the current schema and no rows. */
export interface TestDatabase {
  url: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

/** Clones a template, by default the migrated one. Call it in beforeAll, and `drop` in afterAll. */
export async function createTestDatabase(
  template = inject('testServer').template,
): Promise<TestDatabase> {
  const { adminUrl } = inject('testServer');
  const name = `jixue_test_${randomBytes(6).toString('hex')}`;
  const admin = await connectAdmin(adminUrl);
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  return {
    url: databaseUrl(name),
    drop: async () => void (await admin.query(`drop database if exists ${name} with (force)`)),
  };
}

let connected: Promise<pg.Client> | undefined;

/** One connection for all files of the worker; it ends with the worker. */
function connectAdmin(connectionString: string): Promise<pg.Client> {
  connected ??= (async () => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    return client;
  })();
  return connected;
}

const provided = new Map<string, Promise<string>>();

/**
 * The name of a template made from the migrated one by `prepare`, once in a run: by the first test file
 * that needs it, while others wait.
 */
export function provideTemplate(
  name: string,
  prepare: (url: string) => Promise<void>,
): Promise<string> {
  const known = provided.get(name) ?? prepareOnce(name, prepare);
  provided.set(name, known);
  return known;
}

async function prepareOnce(name: string, prepare: (url: string) => Promise<void>): Promise<string> {
  const { adminUrl, template } = inject('testServer');
  const whole = `${template}_${name}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [whole]);
    const found = await client.query('select 1 from pg_database where datname = $1', [whole]);
    if (found.rowCount) return whole;
    const draft = `${whole}_draft`;
    await client.query(`create database ${draft} template ${template}`);
    await prepare(databaseUrl(draft));
    await client.query(`alter database ${draft} rename to ${whole}`);
    return whole;
  } finally {
    await client.end();
  }
}

function databaseUrl(name: string): string {
  const url = new URL(inject('testServer').adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
