import { plainUnitName } from '../../../kernel/unit-name.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  dayFaultSentences,
  identifierFaultSentences,
  packedCell,
  readDay,
  readIdentifier,
  readIdNumber,
  type TableCell,
} from '../../../platform/spreadsheets/index.ts';
import { isTitleTooEarly, titleTooEarly } from '../../people/index.ts';
import type { CandidateFault } from '../queries/import-candidates.ts';
import { type ImportCandidate, sealCandidate, type TypedPerson } from './import-candidate.ts';
import {
  headingNames,
  type ListColumn,
  type ListRow,
  listColumns,
  type Places,
  type RowFault,
} from './list-import.ts';
import { findTitle, type TitleIndex } from './title-index.ts';

export interface ListRules {
  /** The import, whose rows are encrypted in their places. */
  batchId: string;
  headings: readonly string[];
  places: Places;
  titles: TitleIndex;
  /** A number of the file shows that Excel rounded it. */
  digitsLost: boolean;
  now: Date;
  today: string;
  /** The unit the list is imported for; null for people without one. */
  unitName: string | null;
}

export interface CheckedRow {
  candidate: ImportCandidate | null;
  faults: RowFault[];
  /** The number may have been rounded: the importer confirms the row (lesson 15). */
  doubtful: boolean;
}

/** Checks one row of a list; returns the candidate, or each fault with its column and sentence. */
export function checkRow(
  parts: Pick<Parts, 'cipher'>,
  typedRow: ListRow,
  rules: ListRules,
): CheckedRow {
  const { row } = typedRow;
  const faults: RowFault[] = [];
  const cell = (column: ListColumn) => packedCell(typedRow, rules.places[column]);
  const text = (column: ListColumn) => cell(column).text;
  const fault = (field: string, message: string) => {
    const heading = headingOf(rules, field as ListColumn);
    if (!faults.some((one) => one.heading === heading)) faults.push({ row, heading, message });
  };
  for (const column of listColumns)
    if (cell(column).kind === 'ERROR') fault(column, `${identifierFaultSentences.NO_VALUE}。`);
  checkUnit(text('unit'), rules.unitName, fault);
  const { idNumber, doubtful } = checkIdNumber(cell('idNumber'), rules, fault);
  const typed: TypedPerson = {
    rowNo: row,
    name: text('name'),
    idDocumentType: text('idDocumentType'),
    idNumber,
    phone: checkPhone(cell('phone'), fault),
    department: text('department').slice(0, 60),
    post: text('post').slice(0, 60),
    ...checkTitle(text('title'), cell('titleAwardedOn'), rules, fault),
    from: checkFrom(cell('from'), rules.today, fault),
  };
  const candidate = sealCandidate(parts, typed, rules, fault);
  if (candidate && isTitleTooEarly(candidate.titleAwardedOn, candidate.birthDate))
    fault('titleAwardedOn', titleTooEarly);
  return { candidate: faults.length === 0 ? candidate : null, faults, doubtful };
}

/** Returns the heading of a column as the uploaded file writes it. */
export function headingOf(
  { headings, places }: Pick<ListRules, 'headings' | 'places'>,
  column: ListColumn,
): string {
  const place = places[column];
  return (place === undefined ? '' : headings[place]) || (headingNames[column][0] as string);
}

type Report = (field: ListColumn, message: string) => void;

/** By the kind of the cell before any check digit (lesson 15). */
function checkIdNumber(cell: TableCell, { digitsLost }: ListRules, report: Report) {
  const read = readIdNumber(cell) ?? { text: '', suspect: false };
  const fault =
    'fault' in read ? read.fault : read.suspect && digitsLost ? ('DIGITS_LOST' as const) : null;
  if (fault) report('idNumber', `${identifierFaultSentences[fault]}。`);
  return 'fault' in read
    ? { idNumber: '', doubtful: false }
    : { idNumber: read.text, doubtful: read.suspect && fault === null };
}

function checkPhone(cell: TableCell, report: Report): string {
  const read = readIdentifier(cell);
  if (read && 'fault' in read) report('phone', `${identifierFaultSentences[read.fault]}。`);
  return read && 'text' in read ? read.text : '';
}

function checkTitle(title: string, cell: TableCell, rules: ListRules, report: Report) {
  const { titles, today } = rules;
  const code = title === '' ? null : findTitle(titles, title);
  if (code === 'UNKNOWN')
    report('title', '职称名称不在目录里，请按证书上的全称填写，或者填写职称代码，没有职称的留空。');
  if (code === 'AMBIGUOUS')
    report('title', '几个系列都有这个职称，请连同系列填写，例如“自然科学研究人员/研究员”。');
  const day = checkDay('titleAwardedOn', cell, report);
  if (day && day > today) report('titleAwardedOn', `${day} 不对：取得职称的日期不晚于今天。`);
  if (code !== null && cell.kind === 'EMPTY')
    report('titleAwardedOn', '填写了职称的，请填写取得的日期。');
  return { titleCode: code, titleAwardedOn: code === null ? null : day };
}

/** A row for another unit than that of the list is a fault: nobody gets into a wrong roster. */
function checkUnit(typed: string, unitName: string | null, report: Report): void {
  if (typed === '' || (unitName !== null && plainUnitName(typed) === plainUnitName(unitName)))
    return;
  report(
    'unit',
    unitName === null
      ? `这份名单没有选定单位，这一行写的是“${typed}”。请上传时填写单位，或者清空这一格。`
      : `这份名单导入“${unitName}”，这一行写的是“${typed}”。请放到那个单位的名单里。`,
  );
}

function checkFrom(cell: TableCell, today: string, report: Report): string {
  const day = checkDay('from', cell, report);
  if (!day) return today;
  if (day > today || day < '1950-01-01')
    report('from', `${day} 不对：日期不晚于今天，也不早于 1950 年；不填的按今天。`);
  return day;
}

/** The day in a cell; null for an empty cell and for a fault, which is reported with what was typed. */
function checkDay(column: ListColumn, cell: TableCell, report: Report): string | null {
  const read = readDay(cell);
  if (read && 'fault' in read) report(column, `“${cell.text}”${dayFaultSentences[read.fault]}。`);
  return read && 'day' in read ? read.day : null;
}

/** Returns column and sentence of a fault found by comparison with other rows and with accounts. */
export function describeFault(fault: CandidateFault, other: number | null): [ListColumn, string] {
  switch (fault) {
    case 'NUMBER_TWICE':
      return ['idNumber', `与第 ${other} 行的证件号码相同，一个人只留一行。`];
    case 'PHONE_TWICE':
      return ['phone', `与第 ${other} 行的手机号相同，请填写本人的手机号，没有的留空。`];
    case 'NAME_DIFFERS':
      return [
        'name',
        '这个证件号码已有账号，姓名与填写的不一致。请对照证件核对姓名和号码；确实无误的，请本人到窗口办理。',
      ];
    case 'NO_LEARNER':
      return ['idNumber', '这个证件号码的账号不是学员账号，请从名单中删去，由本人到窗口办理。'];
    case 'PHONE_TAKEN':
      return ['phone', '这个手机号已用于另一个账号，请改填本人的手机号，没有的留空。'];
  }
}
