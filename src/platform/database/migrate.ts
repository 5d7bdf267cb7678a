import { resolve } from 'node:path';
import pg from 'pg';
import Postgrator from 'postgrator';
import { checkHistory, lastMigration, listMigrations } from './migration-history.ts';
import { applyProjections, listChangedProjections } from './projections.ts';

// Any constant: it names "the migration of Jixue" among advisory locks.
const migrationLock = 4_571_020_100;

export interface MigrateOptions {
  /** The numbered files; db/migrations if left out. */
  migrations?: string;
  /** The repeatable files; db/projections if left out. */
  projections?: string;
  /** Data folder of the embedded database, for the sentence that refuses it; none with DATABASE_URL. */
  dataDir?: string;
}

/**
 * Brings the schema forward and returns the files applied: the numbered files of db/migrations, in order,
 * each in a transaction, then the projections that changed. Refuses a database whose history is not that
 * of the files (migration-history.ts). Several processes may call it at once.
 */
export async function migrate(
  connectionString: string,
  options: MigrateOptions = {},
): Promise<string[]> {
  const { migrations = resolve('db/migrations'), projections = resolve('db/projections') } =
    options;
  return withMigrationLock(connectionString, async (client) => {
    await checkHistory(client, migrations, options.dataDir);
    const { rows } = await client.query('select current_database() as name');
    const postgrator = new Postgrator({
      driver: 'pg',
      database: rows[0].name,
      currentSchema: 'public',
      schemaTable: 'schema_versions',
      migrationPattern: `${migrations}/*.sql`,
      // A script and its row in schema_versions are one transaction: no power cut comes between.
      execSqlScript: async (script) => {
        await client.query(`begin;\n${script}`);
      },
      execQuery: (query) => client.query(/^\s*insert/i.test(query) ? `${query};commit` : query),
    });
    const applied = await postgrator.migrate();
    const repeated = await applyProjections(client, projections);
    return [...applied.map((migration) => migration.filename), ...repeated];
  });
}

/** Runs work that changes the schema, in one process at a time. */
export async function withMigrationLock<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether nothing is left to migrate, for a role that may not. */
export async function isCurrent(
  connectionString: string,
  { migrations = resolve('db/migrations'), projections = resolve('db/projections') } = {},
): Promise<boolean> {
  return withMigrationLock(connectionString, async (client) => {
    await checkHistory(client, migrations, undefined);
    const last = await lastMigration(client);
    const open = listMigrations(migrations).some((version) => version > last);
    return !open && (await listChangedProjections(client, projections)).length === 0;
  });
}
