import type { ResultSlip } from '../../result-slips/index.ts';

/** What the record says now of what the slip prints. */
export interface RecordOfPerson {
  name: string;
  idNumberMasked: string;
  employerName: string | null;
}

/** One line of the slip beside the record. */
export interface ComparedLine {
  label: string;
  printed: string;
  now: string;
  /** The number of the difference, from 1; null where both agree. */
  difference: number | null;
}

const lines: { label: string; key: keyof RecordOfPerson }[] = [
  { label: '姓名', key: 'name' },
  { label: '证件号码', key: 'idNumberMasked' },
  { label: '工作单位', key: 'employerName' },
];

/** The slip beside the record, line by line, its differences numbered (N24). */
export function compareWithRecord(
  printed: Pick<ResultSlip['content'], keyof RecordOfPerson>,
  record: RecordOfPerson,
): ComparedLine[] {
  let differences = 0;
  return lines.map(({ label, key }) => {
    const [before, now] = [printed[key] ?? '无', record[key] ?? '无'];
    if (before !== now) differences += 1;
    return { label, printed: before, now, difference: before === now ? null : differences };
  });
}

/** What differs, in words; [] where slip and record agree. */
export function differencesOf(
  printed: Pick<ResultSlip['content'], keyof RecordOfPerson>,
  record: RecordOfPerson,
): string[] {
  return compareWithRecord(printed, record)
    .filter(({ difference }) => difference !== null)
    .map(({ label }) => label);
}
