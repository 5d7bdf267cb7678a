import { parsePersonName } from '../../../kernel/person-name.ts';
import { dayFaultSentences, type ReadDay } from '../../../platform/spreadsheets/index.ts';

/** The most credit hours a year's public subject has anywhere (E6). */
const mostHours = 200;
export const firstYear = 2000;

/** A row as read from the file. */
export interface ReadRow {
  rowNo: number;
  name: string;
  idNumber: string;
  numberFault: string | null;
  year: string;
  title: string;
  passedOn: ReadDay | null;
  passedText: string;
  score: string;
  creditHours: string;
  documentNo: string;
  endorsedBy: string;
}

/** What is known of the person a row names. */
export interface KnownPerson {
  accountId: string;
  name: string;
  /** Years with a pass, on the platform or imported. */
  passedYears: readonly number[];
}

export interface RowValues {
  year: number | null;
  passedOn: string | null;
  score: number | null;
  creditHours: number | null;
}

/** The values of a row, and its first fault or, without one, its first doubt. */
export function checkRow(
  row: ReadRow,
  person: KnownPerson | null,
  { today, repeated }: { today: string; repeated: boolean },
): RowValues & { fault: string | null; doubt: string | null } {
  const values = valuesOf(row);
  const fault = faultOf(row, values, person, { today, repeated });
  return { ...values, fault, doubt: fault ? null : doubtOf(row, values, person) };
}

function valuesOf(row: ReadRow): RowValues {
  return {
    year: wholeNumber(row.year.replace(/年度?$/, '')),
    passedOn: row.passedOn && 'day' in row.passedOn ? row.passedOn.day : null,
    score: wholeNumber(row.score),
    creditHours: /^\d{1,3}(\.\d)?$/.test(row.creditHours) ? Number(row.creditHours) : null,
  };
}

const wholeNumber = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : null);

function faultOf(
  row: ReadRow,
  { year, passedOn, score, creditHours }: RowValues,
  person: KnownPerson | null,
  { today, repeated }: { today: string; repeated: boolean },
): string | null {
  if (row.numberFault) return row.numberFault;
  if (row.idNumber === '') return '没有证件号码';
  if (!person) return '平台上没有这个证件号码的学员，请学员先注册';
  if (year === null || year < firstYear || year > Number(today.slice(0, 4)))
    return `年度“${row.year}”应是${firstYear}到${today.slice(0, 4)}的年份`;
  if (row.passedOn === null) return '没有合格日期';
  if ('fault' in row.passedOn)
    return `合格日期“${row.passedText}”${dayFaultSentences[row.passedOn.fault]}`;
  if (passedOn !== null && passedOn > today) return '合格日期还没有到';
  if (row.score !== '' && score === null) return `成绩“${row.score}”应是整数，没有的留空`;
  if (creditHours === null || creditHours <= 0 || creditHours > mostHours)
    return `学时“${row.creditHours}”应大于0，最多一位小数`;
  if (row.title === '') return '没有专题名称';
  if (row.endorsedBy === '') return '没有审验单位';
  if (repeated) return '名单里这个人的这个年度出现了两次';
  if (person.passedYears.includes(year)) return `平台上已经有这个人${year}年的合格记录`;
  return null;
}

function doubtOf(
  row: ReadRow,
  { year, passedOn }: RowValues,
  person: KnownPerson | null,
): string | null {
  const named = parsePersonName(row.name);
  if (!named.ok || named.name !== person?.name)
    return `姓名“${row.name}”与平台登记的不同，请核对是不是同一个人`;
  const passedIn = Number(passedOn?.slice(0, 4));
  if (year !== null && (passedIn < year || passedIn > year + 1))
    return `${year}年度的专题在${passedIn}年合格，请核对`;
  return row.documentNo === '' ? '没有合格单或证书编号，请核对原件' : null;
}
