import { resolve } from 'node:path';
import pg from 'pg';
import Postgrator from 'postgrator';

// Any constant: it names "the migration of Jixue" among advisory locks.
const migrationLock = 4_571_020_100;

/**
 * Brings the schema forward: numbered files of db/migrations, in order, each in a transaction,
 * refusing when a file that already ran has been changed. Several processes may call it at once.
 * Returns the files applied.
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
    const applied = await postgrator.migrate();
    return applied.map((migration) => migration.filename);
  } finally {
    await client.end();
  }
}
