import type { Sheet } from '../../../platform/spreadsheets/index.ts';
import { formatDate } from '../../../ui/index.ts';
import type { ListedPerson } from '../queries/learner-years.ts';
import { standingNames } from '../rules/learner-year.ts';

const headings = [
  '姓名',
  '证件号码',
  '单位',
  '情况',
  '选课',
  '开通',
  '学完',
  '考试通过',
  '审验',
  '登记学时',
];

/** Returns the list of people with the days of their steps as a sheet. */
export function peopleSheet(people: AsyncIterable<ListedPerson>): Omit<Sheet, 'name'> {
  return { columns: headings.map((header) => ({ header, width: 18 })), rows: rowsOf(people) };
}

async function* rowsOf(people: AsyncIterable<ListedPerson>) {
  for await (const one of people) {
    const { enrolledAt, accessAt, studiedAt, passedAt, endorsedAt, recordedAt } = one;
    const steps = [enrolledAt, accessAt, studiedAt, passedAt, endorsedAt, recordedAt];
    yield [
      one.name,
      one.idNumberMasked,
      one.organisationName ?? '',
      standingNames[one.standing],
      ...steps.map((moment) => (moment ? formatDate(moment) : '')),
    ];
  }
}
