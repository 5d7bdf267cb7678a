import { Refusal } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/http/index.ts';
import { cellOf, readTable, UnreadableTable } from '../../../platform/spreadsheets/index.ts';
import { type KeptColumn, keptHeadings, type TypedRow } from '../rules/kept-rows.ts';

const mostRows = 5000;
const headings = { names: keptHeadings, needed: ['name', 'affiliation'] as KeptColumn[] };
const limits = { rows: mostRows, milliseconds: 30_000 };

/** The rows of an uploaded list of units. Throws `organisations.unreadable_file`. */
export async function rowsOfKeptFile({ path }: Upload): Promise<TypedRow[]> {
  const rows: TypedRow[] = [];
  const found = await readTable<KeptColumn>(path, { headings, limits }, (row, heading) => {
    const text = (column: KeptColumn) => cellOf(row, heading, column).text;
    const one = { name: text('name'), creditCode: text('creditCode'), place: text('place') };
    const more = {
      affiliation: text('affiliation'),
      address: text('address'),
      phone: text('phone'),
    };
    rows.push({ row: row.row, ...one, ...more });
    return undefined;
  }).catch((error: unknown) => {
    if (error instanceof UnreadableTable) refuse(error.message);
    throw error;
  });
  if (!found) refuse('没有找到表头，第一行要有“单位名称”和“隶属关系”。');
  if (rows.length === 0) refuse('文件里没有单位。');
  return rows;
}

function refuse(because: string): never {
  throw new Refusal('organisations.unreadable_file', { because });
}
