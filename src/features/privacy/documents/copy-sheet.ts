import { formatDateTime } from '../../../ui/index.ts';
import type { CopiedSection, OwnRow } from '../queries/own-data.ts';

/** Rows of a table on paper; the file has all. */
const mostRows = 100;

/** Returns what `copy.typ` prints. */
export function copySheet(name: string, sections: readonly CopiedSection[], now: Date) {
  return {
    name,
    printedOn: formatDateTime(now),
    sections: sections.map(({ title, purpose, basis, tables }) => ({
      title,
      purpose,
      basis,
      tables: tables.map(({ table, rows }) => ({
        table,
        more: Math.max(0, rows.length - mostRows),
        rows: rows.slice(0, mostRows).map(lineOf),
      })),
    })),
  };
}

const lineOf = (row: OwnRow): string =>
  Object.entries(row)
    .filter(([name, value]) => value !== null && value !== '' && !/(^|_)id$/.test(name))
    .map(([name, value]) => `${name}：${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('；');
