import { createHash } from 'node:crypto';
import pg from 'pg';
import { copyOut } from './copy-out.ts';

/** What a table holds: compared, never shown. */
export interface TableContent {
  table: string;
  rows: number;
  /** Of all rows, in whatever order they lie. */
  digest: string;
}

/**
 * Reads every row of every table of the product, with what is stored beside it, so that a page that cannot be read
 * is found. All tables as they are at one moment.
 */
export async function readTableContents(connectionString: string): Promise<TableContent[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    // Servers show the same moment in zones of their own.
    await client.query(`set local timezone to 'UTC'`);
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name
         from pg_tables where schemaname = 'public' order by 1`,
    );
    const contents: TableContent[] = [];
    for (const { name } of rows) contents.push(await readTable(client, name));
    return contents;
  } finally {
    await client.end();
  }
}

async function readTable(client: pg.Client, table: string): Promise<TableContent> {
  let rows = 0;
  // A sum does not depend on the order of rows, which a copy need not keep.
  let sum = 0n;
  // The server sends one piece a row.
  for await (const row of copyOut(client, `copy (select * from ${table}) to stdout`)) {
    rows += 1;
    sum += createHash('sha256').update(row).digest().readBigUInt64BE();
  }
  return { table, rows, digest: BigInt.asUintN(64, sum).toString(16) };
}
