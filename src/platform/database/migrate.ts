import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import Postgrator from 'postgrator';

// Any constant: it names "the migration of Jixue" among advisory locks.
const migrationLock = 4_571_020_100;

/**
 * Brings the schema forward: numbered files of db/migrations, in order, each in a transaction,
 * refusing when a file that already ran has been changed, or when one was numbered below the last that
 * ran. Several processes may call it at once. Returns the files applied.
 */
export async function migrate(
  connectionString: string,
  folder: string = resolve('db/migrations'),
): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const { rows } = await client.query('select current_database() as name');
    const postgrator = new Postgrator({
      driver: 'pg',
      database: rows[0].name,
      currentSchema: 'public',
      schemaTable: 'schema_versions',
      migrationPattern: `${folder}/*.sql`,
      validateChecksums: true,
      execQuery: (query) => client.query(query),
      execSqlScript: async (script) => {
        await client.query(`begin;\n${script}\n;commit;`);
      },
    });
    await refuseLateFiles(client, folder);
    const applied = await postgrator.migrate();
    return applied.map((migration) => migration.filename);
  } finally {
    await client.end();
  }
}

/** Postgrator goes on from the highest number: a file added below it would be passed over in silence. */
async function refuseLateFiles(client: pg.Client, folder: string): Promise<void> {
  const { rows: known } = await client.query(
    "select to_regclass('schema_versions') is not null as has",
  );
  if (!known[0].has) return;
  const { rows } = await client.query('select version::int as version from schema_versions');
  const ran = new Set<number>(rows.map(({ version }) => version));
  const last = Math.max(...ran);
  const late = readdirSync(folder).filter((file) => {
    const number = Number.parseInt(file, 10);
    return number < last && !ran.has(number);
  });
  if (late.length > 0)
    throw new Error(`numbered below ${last}, the last migration that ran: ${late.join(', ')}`);
}
