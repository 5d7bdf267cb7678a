import { sql } from 'kysely';
import type { Cell } from '../../../platform/cryptography/index.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { SealedTable } from '../../../platform/database/sealed-tables.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type OwnSection, type OwnTable, ownSections } from '../rules/own-data.ts';

export type OwnRow = Record<string, unknown>;

export interface CopiedSection extends Omit<OwnSection, 'tables'> {
  tables: { table: string; rows: OwnRow[] }[];
}

/** Rows of one table in a copy; a career of answers stays below. */
const most = 5000;

/**
 * Returns everything that the register knows of a person, in the clear. It reads the tables of all features by
 * the register, which is compared with the schema.
 */
export async function loadOwnData(
  { db, cipher }: Pick<Parts, 'db' | 'cipher'>,
  accountId: string,
  sealed: readonly SealedTable[],
): Promise<CopiedSection[]> {
  const sections: CopiedSection[] = [];
  for (const { tables, ...section } of ownSections()) {
    const copied: CopiedSection['tables'] = [];
    for (const table of tables) {
      const rows = await readRows(db, table, accountId);
      if (rows.length === 0) continue;
      const key = sealed.find((one) => one.table === table.table)?.key;
      copied.push({
        table: table.table,
        rows: rows.map((row) =>
          openRow(table.table, row, key, (text, cell) => cipher.decrypt(text, cell)),
        ),
      });
    }
    if (copied.length > 0) sections.push({ ...section, tables: copied });
  }
  return sections;
}

async function readRows(db: Reader, table: OwnTable, accountId: string): Promise<OwnRow[]> {
  const [before = '', after = ''] = table.where.split('$account');
  const { rows } = await sql<{ row: OwnRow }>`
    select to_jsonb(one) as row from ${sql.table(table.table)} one
    where ${sql.raw(before)} ${accountId}::uuid ${sql.raw(after)} limit ${most}`.execute(db);
  const times = (name: string) => /(_at|^at|_from|_to|_on|since|until)$/.test(name);
  const numbers = (name: string) =>
    /(score|fen|hours|seconds|year|attempt_no|round_no)$/.test(name);
  const keys = (name: string) => name === 'id' || name === 'account_id';
  return rows.map(({ row }) =>
    Object.fromEntries(
      Object.entries(row).filter(
        ([name]) => table.columns.includes(name) || times(name) || numbers(name) || keys(name),
      ),
    ),
  );
}

/** The row with its ciphertexts opened. */
function openRow(
  table: string,
  row: OwnRow,
  key: SealedTable['key'] | undefined,
  open: (text: string, cell: Cell) => string,
): OwnRow {
  const name = Object.keys(key ?? {})
    .map((column) => String(row[column]))
    .join(' ');
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) =>
      column.endsWith('_cipher') && typeof value === 'string'
        ? [column.replace(/_cipher$/, ''), open(value, { table, column, row: name })]
        : [column, value],
    ),
  );
}
