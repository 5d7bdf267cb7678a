import type pg from 'pg';

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

/** A row as it was read. */
export interface SealedRow {
  key: string[];
  /** Where the row stands and who wrote it: another one as soon as somebody changes it. */
  version: { place: string; writer: string };
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

/** Returns rows after a key, in its order, that are not encrypted with a key. */
export async function readSealedRows(
  client: pg.Client,
  table: SealedTable,
  { after, keyId, limit }: { after: readonly string[] | null; keyId: string; limit: number },
): Promise<SealedRow[]> {
  const key = Object.entries(table.key);
  const names = key.map(([name]) => name);
  const columns = rotatedColumns(table);
  const from = key.map(([, type], at) => `$${at + 2}::text::${type}`);
  const { rows } = await client.query<(string | null)[]>({
    text: `select ctid::text, xmin::text, ${[...names, ...columns].map((name) => `${name}::text`)}
      from ${table.table}
      where (${otherKeys(table)}) ${after ? `and (${names}) > (${from})` : ''}
      order by ${names} limit ${limit}`,
    values: [keyId, ...(after ?? [])],
    rowMode: 'array',
  });
  return rows.map(([place, writer, ...row]) => {
    const found = row.slice(0, names.length) as string[];
    return {
      key: found,
      version: { place: place as string, writer: writer as string },
      cellRow: found.join(' '),
      values: Object.fromEntries(columns.map((name, at) => [name, row[names.length + at] ?? null])),
    };
  });
}

/** Rows with a value that is not encrypted with the key `$1`. */
const otherKeys = ({ columns }: SealedTable) =>
  columns.map(({ column }) => `split_part(${column}, '.', 2) <> $1`).join(' or ');

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
  const lists = [
    { name: 'place', type: 'tid', values: rows.map(({ before }) => before.version.place) },
    { name: 'writer', type: 'text', values: rows.map(({ before }) => before.version.writer) },
    ...key.map(([, type], at) => {
      return { name: `k${at}`, type, values: rows.map(({ before }) => before.key[at] ?? null) };
    }),
    ...columns.map((column, at) => {
      return {
        name: `n${at}`,
        type: 'text',
        values: rows.map(({ after }) => after[column] ?? null),
      };
    }),
  ];
  await client.query('begin');
  try {
    // The progress, written after it, waits for the disk: what a power cut takes back is done again.
    await client.query("set local jixue.rotating_keys = 'on'; set local synchronous_commit = off");
    await client.query(
      `update ${table.table} as t set ${columns.map((name, at) => `${name} = v.n${at}`)}
       from unnest(${lists.map(({ type }, at) => listOf(at + 1, type))}) as v (${lists.map(({ name }) => name)})
       where t.ctid = v.place and t.xmin::text = v.writer
         and ${key.map(([name], at) => `t.${name} = v.k${at}`).join(' and ')}`,
      lists.map(({ values }) => joined(values)),
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
       from unnest(${listOf(1, 'text')}, ${listOf(2, 'text')}) as v (old, new)
       where t.${place.column} = v.old`,
      [
        joined(changed.map(({ before }) => before.values[index] ?? null)),
        joined(changed.map(({ after }) => after[index] ?? null)),
      ],
    );
  }
}

// A list goes as one text: to write thousands of quoted elements costs more than to encrypt them.
const [between, nothing] = ['\x1f', '\x1e'];
const joined = (values: readonly (string | null)[]) =>
  values.map((value) => value ?? nothing).join(between);
const listOf = (at: number, type: string) =>
  `string_to_array($${at}::text, chr(31), chr(30))::${type}[]`;

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
  const { rows } = await client.query(
    `select count(*)::int as left from ${table.table} where ${otherKeys(table)}`,
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
