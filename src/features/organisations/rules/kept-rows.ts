import { creditCodeSentences, parseCreditCode } from '../../../kernel/credit-code.ts';
import { plainUnitName } from '../../../kernel/unit-name.ts';
import type { Affiliation, Jurisdiction } from './organisation.ts';

export const keptColumns = [
  'name',
  'creditCode',
  'affiliation',
  'place',
  'address',
  'phone',
] as const;
export type KeptColumn = (typeof keptColumns)[number];

/** Headings under which a file may name the columns; the first is that of the template. */
export const keptHeadings: Record<KeptColumn, string[]> = {
  name: ['单位名称', '单位全称', '名称', '单位'],
  creditCode: ['统一社会信用代码', '信用代码', '社会信用代码'],
  affiliation: ['隶属关系', '隶属'],
  place: ['区县', '所在区县', '行政区划'],
  address: ['地址', '单位地址'],
  phone: ['电话', '联系电话'],
};

/** What may stand under 隶属关系. */
export const affiliationWords: Record<string, Affiliation | null> = {
  市属: 'MUNICIPAL',
  市属单位: 'MUNICIPAL',
  区县: 'DISTRICT',
  区县所属: 'DISTRICT',
  区县所属单位: 'DISTRICT',
  中央: 'CENTRAL',
  中央在渝: 'CENTRAL',
  中央在渝单位: 'CENTRAL',
  非公有: null,
  非公有制单位: null,
};

export interface KeptRow {
  row: number;
  name: string;
  creditCode: string | null;
  affiliation: Affiliation | null;
  jurisdictionId: string;
  address: string;
  phone: string;
}

export interface RowFault {
  row: number;
  sentence: string;
}

export type TypedRow = { row: number } & Record<KeptColumn, string>;

/** Checks the rows of a list of units; `ownPlaceId` is the only place an importer of a district has. */
export function checkKeptRows(
  typed: readonly TypedRow[],
  places: readonly Pick<Jurisdiction, 'id' | 'name' | 'shortName'>[],
  ownPlaceId: string | null,
): { rows: KeptRow[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const seen = new Map<string, number>();
  const rows: KeptRow[] = [];
  for (const one of typed) {
    const checked = checkRow(one, places, ownPlaceId);
    const { key, sentence } = checked.ok ? keyOf(checked.row) : { key: '', ...checked };
    const before = seen.get(key);
    if (!checked.ok) faults.push({ row: one.row, sentence: sentence as string });
    else if (before) faults.push({ row: one.row, sentence: `与第 ${before} 行是同一家单位。` });
    else {
      seen.set(key, one.row);
      rows.push(checked.row);
    }
  }
  return { rows, faults };
}

const keyOf = ({ creditCode, name }: KeptRow) => ({
  key: creditCode ?? plainUnitName(name),
  sentence: '',
});

function checkRow(
  { row, name, creditCode, affiliation, place, address, phone }: TypedRow,
  places: readonly Pick<Jurisdiction, 'id' | 'name' | 'shortName'>[],
  ownPlaceId: string | null,
): { ok: true; row: KeptRow } | { ok: false; sentence: string } {
  const refuse = (sentence: string) => ({ ok: false as const, sentence });
  if (name.trim().length < 4) return refuse('单位名称要写全称，至少 4 个字。');
  const code = parseCreditCode(creditCode);
  if (!code.ok && code.because !== 'empty') return refuse(creditCodeSentences[code.because]);
  const word = affiliation.trim();
  if (!(word in affiliationWords))
    return refuse('隶属关系请写：市属单位、区县所属单位、中央在渝单位或非公有制单位。');
  const wanted = place.trim();
  const found = places.find((one) => one.name === wanted || one.shortName === wanted);
  const jurisdictionId = wanted === '' ? ownPlaceId : found?.id;
  if (!jurisdictionId) return refuse(wanted ? `没有“${wanted}”这个区县。` : '请写区县。');
  if (ownPlaceId && jurisdictionId !== ownPlaceId) return refuse('只能导入本区县的单位。');
  return {
    ok: true,
    row: {
      ...{ row, name: name.trim(), creditCode: code.ok ? code.code : null },
      ...{ affiliation: affiliationWords[word] ?? null, jurisdictionId },
      ...{ address: address.trim(), phone: phone.trim() },
    },
  };
}
