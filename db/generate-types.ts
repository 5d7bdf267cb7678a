import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { generate, getDialect, Logger } from 'kysely-codegen';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/index.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { checkedColumns } from './checked-columns.ts';

/** The committed types of the migrated database. */
export const typesFile = resolve('src/platform/database/database.types.ts');

/**
 * Describes a migrated database as TypeScript. The types are those that the parsers set in
 * platform/database give: bigint and numeric are numbers, a date is its text, names are camelCase;
 * a column whose check names its values is their union.
 */
export async function describeDatabase(url: string): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'jixue-types-'));
  const pool = new pg.Pool({ connectionString: url });
  // A connection that is just closing may still hear the database stop.
  pool.on('error', () => {});
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await generate({
      camelCase: true,
      db,
      dialect: getDialect('postgres', { dateParser: 'string', numericParser: 'number' }),
      logger: new Logger('silent'),
      overrides: { columns: await checkedColumns(db) },
      typeMapping: { int8: 'number' },
      excludePattern: '{schema_versions,schema_projections}',
      outFile: join(scratch, 'database.types.ts'),
    });
  } finally {
    await db.destroy();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Migrates a database that is thrown away and describes it. */
async function describeMigrations(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jixue-types-'));
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: () => {}, throwAway: true });
    try {
      await migrate(server.connectionString);
      return await describeDatabase(server.connectionString);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const described = await describeMigrations();
  if (!process.argv.includes('--verify')) {
    writeFileSync(typesFile, described);
  } else if (described !== readFileSync(typesFile, 'utf8')) {
    process.stderr.write(`${typesFile} 与迁移后的数据库不一致，请运行 npm run db:types。\n`);
    process.exitCode = 1;
  }
}
