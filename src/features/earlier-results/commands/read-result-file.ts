import { normaliseIdNumber } from '../../../kernel/id-number.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  cellOf,
  type FoundHeading,
  identifierFaultSentences,
  readDay,
  readIdNumber,
  readTable,
  type TableReading,
  type TableRow,
  UnreadableTable,
} from '../../../platform/spreadsheets/index.ts';
import type { ReadRow } from '../rules/check-row.ts';

/** The columns of the template, in their order. */
export const resultColumns = [
  { key: 'name', label: '姓名', width: 14 },
  { key: 'idNumber', label: '证件号码', width: 24 },
  { key: 'year', label: '年度', width: 10 },
  { key: 'title', label: '专题名称', width: 36 },
  { key: 'passedOn', label: '合格日期', width: 14 },
  { key: 'score', label: '成绩', width: 10 },
  { key: 'creditHours', label: '学时', width: 10 },
  { key: 'documentNo', label: '合格单编号', width: 22 },
  { key: 'endorsedBy', label: '审验单位', width: 30 },
] as const;
type Column = (typeof resultColumns)[number]['key'];

const headings = {
  names: {
    name: ['姓名', '人员姓名', '学员姓名'],
    idNumber: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '证件号', '身份证'],
    year: ['年度', '年份', '学习年度'],
    title: ['专题名称', '专题', '课程名称', '科目'],
    passedOn: ['合格日期', '考试日期', '合格时间', '考试时间'],
    score: ['成绩', '分数', '得分'],
    creditHours: ['学时', '学时数'],
    documentNo: ['合格单编号', '证书编号', '编号', '合格证号'],
    endorsedBy: ['审验单位', '审验机构', '发证单位'],
  },
  needed: ['idNumber', 'year', 'passedOn'] as const,
};
const limits = { rows: 20_000, milliseconds: 60_000 };

/**
 * Reads a list of earlier results. Throws `earlier_results.unreadable`, `earlier_results.no_rows`. No audit:
 * nothing is changed by reading.
 */
export async function readResultFile(
  path: string,
): Promise<{ rows: ReadRow[]; reading: TableReading }> {
  const rows: ReadRow[] = [];
  const found = await readTable<Column>(path, { headings, limits }, (row, heading) => {
    const read = readRow(row, heading);
    if (read.name === '' && read.idNumber === '') return '没有姓名和号码';
    rows.push(read);
    return undefined;
  }).catch((error: unknown) => {
    if (error instanceof UnreadableTable)
      throw new Refusal('earlier_results.unreadable', { because: error.message });
    throw error;
  });
  if (!found || rows.length === 0) throw new Refusal('earlier_results.no_rows');
  return { rows, reading: found.reading };
}

function readRow(row: TableRow, heading: FoundHeading<Column>): ReadRow {
  const text = (column: Column, most: number) =>
    cellOf(row, heading, column).text.normalize('NFKC').trim().slice(0, most);
  const number = readIdNumber(cellOf(row, heading, 'idNumber'));
  const typed = number && 'text' in number ? number.text : text('idNumber', 40);
  return {
    rowNo: row.row,
    name: text('name', 60),
    idNumber: normaliseIdNumber(typed).slice(0, 40),
    numberFault: number && 'fault' in number ? identifierFaultSentences[number.fault] : null,
    year: text('year', 10),
    title: text('title', 120),
    passedOn: readDay(cellOf(row, heading, 'passedOn')),
    passedText: text('passedOn', 30),
    score: text('score', 10),
    creditHours: text('creditHours', 10),
    documentNo: text('documentNo', 60),
    endorsedBy: text('endorsedBy', 80),
  };
}
