import type pg from 'pg';
import { copyIn } from './copy-in.ts';
import { copyOut } from './copy-out.ts';
import { withMigrationLock } from './migrate.ts';
import { lastMigration } from './migration-history.ts';

// A copy by tables, for moving between versions of PostgreSQL and between servers.

/** One table of a logical copy. */
export interface CopiedTable {
  name: string;
  columns: string[];
  rows: number;
}

export interface LogicalCopy {
  /** Number of the last migration: only a database of the same schema takes the copy. */
  schema: number;
  tables: CopiedTable[];
  /** Partitions: name, table and values, as SQL says them. */
  partitions: { name: string; of: string; bound: string }[];
  sequences: { name: string; value: string; used: boolean }[];
}

/** Why a copy cannot be taken or read in, in a sentence. */
export class LogicalCopyError extends Error {
  override name = 'LogicalCopyError';
}

/** Of the tools of the schema: the target has its own. */
const ofSchemaTools = ['schema_versions', 'schema_projections'];

/** Copies every table as it is at one moment; `take` gets the rows of each in the text format of COPY. */
export async function exportTables(
  connectionString: string,
  take: (table: string, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<LogicalCopy> {
  return withMigrationLock(connectionString, async (client) => {
    await refuseOpenJobs(client);
    await client.query('begin isolation level repeatable read read only');
    const tables: CopiedTable[] = [];
    for (const { name, columns } of await listTables(client)) {
      let rows = 0;
      async function* counted() {
        for await (const row of copyOut(
          client,
          `copy (select ${columns} from ${name}) to stdout`,
        )) {
          rows += 1;
          yield row;
        }
      }
      await take(name, counted());
      tables.push({ name, columns, rows });
    }
    const [partitions, sequences] = [await listPartitions(client), await listSequences(client)];
    return { schema: await lastMigration(client), tables, partitions, sequences };
  });
}

/**
 * Fills a migrated database with a copy, in one transaction: all or nothing. What it holds is replaced. Triggers do
 * not run (their figures are in the copy); keys between tables are checked at the end, counts with the copy's.
 */
export async function importTables(
  ownerUrl: string,
  copy: LogicalCopy,
  open: (table: string) => AsyncIterable<Buffer>,
): Promise<number> {
  return withMigrationLock(ownerUrl, async (client) => {
    await refuseOtherSchema(client, copy);
    await client.query('begin');
    const keys = await dropForeignKeys(client);
    for (const { name, of, bound } of copy.partitions)
      await client.query(`create table if not exists ${name} partition of ${of} ${bound}`);
    const names = copy.tables.map(({ name }) => name);
    for (const name of names) await client.query(`alter table ${name} disable trigger user`);
    await client.query(`truncate ${names.join(', ')}`);
    let whole = 0;
    for (const { name, columns, rows } of copy.tables) {
      const text = `copy ${name} (${columns}) from stdin`;
      const taken = await copyIn(client, text, open(name));
      if (taken !== rows)
        throw new LogicalCopyError(
          `表 ${name} 应有 ${rows} 行，只读到 ${taken} 行，没有导入任何内容。`,
        );
      whole += taken;
    }
    for (const name of names) await client.query(`alter table ${name} enable trigger user`);
    for (const key of keys) await client.query(key);
    for (const { name, value, used } of copy.sequences)
      await client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, used]);
    await client.query('commit');
    return whole;
  });
}

async function listTables(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query(
    `select quote_ident(relation.relname) as name,
            array_agg(quote_ident(attname)::text order by attnum) as columns
       from pg_class relation
       join pg_attribute on attrelid = relation.oid and attnum > 0 and not attisdropped
      where relation.relnamespace = 'public'::regnamespace and relation.relkind in ('r', 'p')
        and not relation.relispartition and attgenerated = '' and relname <> all($1)
      group by relation.relname order by 1`,
    [ofSchemaTools],
  );
  return rows;
}

async function listPartitions(client: pg.Client): Promise<LogicalCopy['partitions']> {
  const { rows } = await client.query(
    `select quote_ident(part.relname) as name, quote_ident(whole.relname) as of,
            pg_get_expr(part.relpartbound, part.oid) as bound
       from pg_inherits
       join pg_class part on part.oid = inhrelid
       join pg_class whole on whole.oid = inhparent
      where part.relispartition and part.relkind in ('r', 'p')
        and part.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows;
}

/** A job that waits would be lost: it is not in the tables of the product. */
async function refuseOpenJobs(client: pg.Client): Promise<void> {
  const queue = await client.query(`select to_regclass('pgboss.job') as found`);
  if (!queue.rows[0].found) return;
  const { rows } = await client.query(
    `select count(*)::int as open from pgboss.job where state < 'completed'`,
  );
  if (rows[0].open > 0)
    throw new LogicalCopyError(
      `还有 ${rows[0].open} 个后台任务没有完成。请让产品再运行一会儿，等任务做完后停止产品，再导出。`,
    );
}

async function refuseOtherSchema(client: pg.Client, copy: LogicalCopy): Promise<void> {
  const schema = await lastMigration(client);
  if (schema !== copy.schema)
    throw new LogicalCopyError(
      `导出的数据是第 ${copy.schema} 号表结构的，这个数据库是第 ${schema} 号。请用导出时的产品版本导入，然后再升级。`,
    );
  const { rows } = await client.query('select count(*)::int as people from accounts');
  if (rows[0].people > 0)
    throw new LogicalCopyError(
      '目标数据库里已经有账号。请导入到一个刚刚建立、还没有启动过产品的数据库。',
    );
}

/** Drops all keys between tables and returns the statements that make them again. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name,
            pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${name}`);
  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
  );
}

async function listSequences(client: pg.Client): Promise<LogicalCopy['sequences']> {
  const { rows } = await client.query(
    `select quote_ident(sequencename) as name, coalesce(last_value, start_value)::text as value,
            last_value is not null as used
       from pg_sequences where schemaname = 'public' order by 1`,
  );
  return rows;
}
