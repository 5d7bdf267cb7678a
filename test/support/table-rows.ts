import { openTable } from '../../src/platform/spreadsheets/table.ts';

/** All rows of a table as a person reads them, from the first row on. */
export async function rowsOfTable(path: string): Promise<{ row: number; cells: string[] }[]> {
  const table = await openTable(path, { headings: { names: {}, needed: [] } });
  const { row = 1, texts = [] } = table.heading ?? {};
  const rows = [{ row, cells: [...texts] }];
  try {
    for await (const one of table.rows())
      rows.push({ row: one.row, cells: one.cells.map(({ text }) => text) });
  } finally {
    table.close();
  }
  return rows;
}
