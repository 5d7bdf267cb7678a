import pg from 'pg';

/** A table with encrypted columns, for the rotation of keys. */
export interface SealedTable {
  table: string;
  /** The columns that name a row, with their types; they name it in its cells too. */
  key: Readonly<Record<string, 'uuid' | 'text' | 'integer'>>;
  columns: readonly SealedColumn[];
  /** Rotated before the others. */
  first?: boolean;
}

export interface SealedColumn {
  column: string;
  /** The blind index of the same text. */
  index?: string;
  /** Where the hashes of the other live keys are kept, joined by a space. */
  otherIndex?: string;
  /** A table that keeps the same hashes without their texts. */
  indexElsewhere?: { table: string; column: string };
}

/** A row before and after its rotation. */
export interface SealedRow {
  key: string[];
  cellRow: string;
  /** By column; also of index columns. */
  values: Record<string, string | null>;
}

export interface RotatedRow {
  before: SealedRow;
  after: SealedRow['values'];
}

/** The columns of a table that a rotation reads and writes. */
export const rotatedColumns = ({ columns }: SealedTable): string[] =>
  columns.flatMap(({ column, index, otherIndex }) => [
    column,
    ...(index ? [index] : []),
    ...(otherIndex ? [otherIndex] : []),
  ]);

export type RotationConnection = pg.Client;

/** Opens a connection of its own for a rotation. */
export async function connectRotation(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Waits until every transaction that runs now has ended; false when one takes longer than `patienceMs`. */
export async function outlastTransactions(client: pg.Client, patienceMs: number): Promise<boolean> {
  const { rows } = await client.query('select clock_timestamp() as at');
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const older = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and backend_type = 'client backend' and xact_start <= $1 limit 1`,
      [rows[0].at],
    );
    if (older.rowCount === 0) return true;
    await new Promise((done) => setTimeout(done, 200));
  }
  return false;
}

/** Takes the lock of rotations; false when another one runs. */
export async function lockRotation(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock(4571020103) as mine');
  return rows[0].mine === true;
}

/** Returns rows after a key, in its order. */
export async function readSealedRows(
  client: pg.Client,
  table: SealedTable,
  after: readonly string[] | null,
  limit: number,
): Promise<SealedRow[]> {
  const key = Object.entries(table.key);
  const names = key.map(([name]) => name);
  const columns = rotatedColumns(table);
  const from = key.map(([, type], at) => `$${at + 1}::text::${type}`);
  const { rows } = await client.query(
    `select array[${names.map((name) => `${name}::text`)}] as key,
       concat_ws(' ', ${names.map((name) => `${name}::text`)}) as cell_row,
       array[${columns.map((name) => `${name}::text`)}] as values
     from ${table.table}
     where (${table.columns.map(({ column }) => `${column} is not null`).join(' or ')})
       ${after ? `and (${names}) > (${from})` : ''}
     order by ${names} limit ${limit}`,
    after ? [...after] : [],
  );
  return rows.map((row) => ({
    key: row.key,
    cellRow: row.cell_row,
    values: Object.fromEntries(columns.map((name, at) => [name, row.values[at]])),
  }));
}

/**
 * Writes rows in one transaction; a row that somebody changed meanwhile is left, for it was encrypted with the
 * new key.
 */
export async function writeSealedRows(
  client: pg.Client,
  table: SealedTable,
  rows: readonly RotatedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = rotatedColumns(table);
  const key = Object.entries(table.key);
  const lists: unknown[][] = [
    ...key.map((_, at) => rows.map(({ before }) => before.key[at])),
    ...columns.map((name) => rows.map(({ before }) => before.values[name])),
    ...columns.map((name) => rows.map(({ after }) => after[name])),
  ];
  const names = [
    ...key.map((_, at) => `k${at}`),
    ...columns.map((_, at) => `o${at}`),
    ...columns.map((_, at) => `n${at}`),
  ];
  const types = names.map((name) => {
    const type = name.startsWith('k') ? key[Number(name.slice(1))]?.[1] : 'text';
    return type ?? 'text';
  });
  await client.query('begin');
  try {
    // The progress, written after it, waits for the disk: what a power cut takes back is done again.
    await client.query("set local jixue.rotating_keys = 'on'; set local synchronous_commit = off");
    await client.query(
      `update ${table.table} as t set ${columns.map((name, at) => `${name} = v.n${at}`)}
       from unnest(${lists.map((_, at) => `$${at + 1}::${types[at]}[]`)}) as v (${names})
       where ${key.map(([name], at) => `t.${name} = v.k${at}`).join(' and ')}
         and ${columns.map((name, at) => `t.${name} is not distinct from v.o${at}`).join(' and ')}`,
      lists,
    );
    await writeElsewhere(client, table, rows);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Notes up to which row a table is written: after a crash the rows behind it are looked at again. */
export async function noteProgress(
  client: pg.Client,
  { table }: SealedTable,
  { keyId, lastRow, done }: { keyId: string; lastRow: string[]; done: number },
): Promise<void> {
  await client.query(
    `update key_rotation_progress set last_row = $3, rows_done = rows_done + $4
     where key_id = $1 and table_name = $2`,
    [keyId, table, JSON.stringify(lastRow), done],
  );
}

async function writeElsewhere(
  client: pg.Client,
  table: SealedTable,
  rows: readonly RotatedRow[],
): Promise<void> {
  for (const { index, indexElsewhere: place } of table.columns) {
    if (!index || !place) continue;
    const changed = rows.filter(({ before }) => before.values[index]);
    await client.query(
      `update ${place.table} as t set ${place.column} = v.new
       from unnest($1::text[], $2::text[]) as v (old, new) where t.${place.column} = v.old`,
      [changed.map(({ before }) => before.values[index]), changed.map(({ after }) => after[index])],
    );
  }
}

/** Returns where a table's rotation goes on from, and counts its rows the first time. */
export async function openProgress(
  client: pg.Client,
  keyId: string,
  table: SealedTable,
): Promise<{ lastRow: string[] | null; total: number; done: number; finished: boolean }> {
  const some = table.columns.map(({ column }) => `${column} is not null`).join(' or ');
  await client.query(
    `insert into key_rotation_progress (key_id, table_name, rows_total)
     select $1, $2, count(*) from ${table.table} where ${some} on conflict do nothing`,
    [keyId, table.table],
  );
  const { rows } = await client.query(
    `select last_row, rows_total::int, rows_done::int, finished_at from key_rotation_progress
     where key_id = $1 and table_name = $2`,
    [keyId, table.table],
  );
  const [row] = rows;
  const lastRow = row.last_row === null ? null : JSON.parse(row.last_row);
  return {
    lastRow,
    total: row.rows_total,
    done: row.rows_done,
    finished: row.finished_at !== null,
  };
}

/** Counts the rows of a table that are not encrypted with a key. */
export async function countOtherKeys(
  client: pg.Client,
  table: SealedTable,
  keyId: string,
): Promise<number> {
  const other = table.columns
    .map(({ column }) => `(${column} is not null and split_part(${column}, '.', 2) <> $1)`)
    .join(' or ');
  const { rows } = await client.query(
    `select count(*)::int as left from ${table.table} where ${other}`,
    [keyId],
  );
  return rows[0].left;
}

/** Notes that a table is done, or that it starts again. */
export async function closeProgress(
  client: pg.Client,
  keyId: string,
  table: SealedTable,
  finished: boolean,
): Promise<void> {
  await client.query(
    `update key_rotation_progress set last_row = null, finished_at = case when $3 then now() end
     where key_id = $1 and table_name = $2`,
    [keyId, table.table, finished],
  );
}
