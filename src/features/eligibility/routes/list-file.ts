import { Refusal } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/http/index.ts';
import {
  cellOf,
  readTable,
  type TableReading,
  UnreadableTable,
} from '../../../platform/spreadsheets/index.ts';
import { type ApplicantRow, mostApplicants, rowOfCells } from '../rules/applicants.ts';

const headings = {
  names: {
    name: ['姓名', '人员姓名', '申报人'],
    idNumber: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '证件号', '身份证', '证件'],
  },
  needed: ['idNumber'] as const,
};
const limits = { rows: mostApplicants * 2, milliseconds: 30_000 };

/**
 * The rows of an uploaded list, and what was read of the file. Refuses a file that is no table or has many
 * more rows than may be checked.
 */
export async function rowsOfFile({
  path,
}: Upload): Promise<{ rows: ApplicantRow[]; reading: TableReading | null }> {
  const rows: ApplicantRow[] = [];
  const orElse = ['name', 'idNumber'] as const;
  const found = await readTable(path, { headings, orElse, limits }, (row, heading) => {
    const name = cellOf(row, heading, 'name').text;
    const listed =
      heading.row === 0
        ? rowOfCells(row.row, row.cells)
        : { row: row.row, name, number: cellOf(row, heading, 'idNumber') };
    if (!listed) return '没有姓名和号码';
    rows.push(listed);
    return undefined;
  }).catch(refuse);
  return { rows, reading: found?.reading ?? null };
}

function refuse(error: unknown): never {
  if (error instanceof UnreadableTable)
    throw new Refusal('eligibility.unreadable_list', { because: error.message });
  throw error;
}
