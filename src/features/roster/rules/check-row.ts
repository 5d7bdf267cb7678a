import type { Parts } from '../../../platform/parts.ts';
import type { TitleSeries } from '../../organisations/index.ts';
import type { CandidateFault } from '../queries/import-candidates.ts';
import { type ImportCandidate, sealCandidate, type TypedPerson } from './import-candidate.ts';
import {
  headingNames,
  type ListColumn,
  type ListRow,
  type Places,
  type RowFault,
} from './list-import.ts';

/**
 * Title codes by code, name, or series and name. A name in two series is ambiguous.
 */
export type TitleIndex = ReadonlyMap<string, string | 'AMBIGUOUS'>;

const plainTitle = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s/／·\-—]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');

export function indexTitles(series: readonly TitleSeries[]): TitleIndex {
  const index = new Map<string, string>();
  for (const { name: seriesName, titles } of series)
    for (const { code, name } of titles) {
      const plain = plainTitle(name);
      index.set(code, code);
      index.set(plainTitle(seriesName) + plain, code);
      index.set(plain, index.has(plain) ? 'AMBIGUOUS' : code);
    }
  return index;
}

export interface ListRules {
  headings: readonly string[];
  places: Places;
  titles: TitleIndex;
  now: Date;
  today: string;
}

/** Checks one row of a list; returns the candidate, or each fault with its column and sentence. */
export function checkRow(
  parts: Pick<Parts, 'cipher'>,
  { row, cells }: ListRow,
  rules: ListRules,
): { candidate: ImportCandidate | null; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const cell = (column: ListColumn) => {
    const place = rules.places[column];
    return place === undefined ? '' : (cells[place] ?? '');
  };
  const fault = (field: string, message: string) => {
    const heading = headingOf(rules, field as ListColumn);
    if (!faults.some((one) => one.heading === heading)) faults.push({ row, heading, message });
  };
  const typed: TypedPerson = {
    rowNo: row,
    name: cell('name'),
    idDocumentType: cell('idDocumentType'),
    idNumber: cell('idNumber'),
    phone: cell('phone'),
    department: cell('department').slice(0, 60),
    post: cell('post').slice(0, 60),
    ...checkTitle(cell('title'), cell('titleAwardedOn'), rules, fault),
    from: checkFrom(cell('from'), rules.today, fault),
  };
  const candidate = sealCandidate(parts, typed, rules.now, fault);
  return { candidate: faults.length === 0 ? candidate : null, faults };
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

function checkTitle(title: string, awarded: string, { titles, today }: ListRules, report: Report) {
  const code = title === '' ? null : (titles.get(plainTitle(title)) ?? 'UNKNOWN');
  if (code === 'UNKNOWN')
    report('title', '职称名称不在目录里，请按证书上的全称填写，或者填写职称代码，没有职称的留空。');
  if (code === 'AMBIGUOUS')
    report('title', '几个系列都有这个职称，请连同系列填写，例如“自然科学研究人员/研究员”。');
  const day = awarded === '' ? null : readDay(awarded);
  if (awarded !== '' && (!day || day > today))
    report('titleAwardedOn', '取得职称的日期应写成 2019-07-01 这样，并且不晚于今天。');
  if (code !== null && awarded === '') report('titleAwardedOn', '填写了职称的，请填写取得的日期。');
  return { titleCode: code, titleAwardedOn: code === null ? null : day };
}

function checkFrom(from: string, today: string, report: Report): string {
  if (from === '') return today;
  const day = readDay(from);
  if (!day || day > today || day < '1950-01-01') {
    report('from', '日期应写成 2015-09-01 这样，不晚于今天；不填的按今天。');
    return today;
  }
  return day;
}

/** Returns 2026-11-23 for 2026/11/23, 2026.11.23, 20261123 or 2026年11月23日. */
export function readDay(text: string): string | null {
  const match = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?:\D.*)?$/.exec(text.normalize('NFKC'));
  if (!match) return null;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
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
