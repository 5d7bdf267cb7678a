import { type Column, DateTime, formatDate, PersonLink } from '../../../ui/index.ts';
import type { ListedPerson } from '../queries/learner-years.ts';
import { standingNames } from '../rules/learner-year.ts';

type Moment = 'enrolledAt' | 'accessAt' | 'studiedAt' | 'passedAt' | 'endorsedAt' | 'recordedAt';

const width = 18;
const moment = (key: Moment, label: string): Column<ListedPerson> => ({
  key,
  label,
  width,
  only: 'workbook',
  value: (person) => {
    const at = person[key];
    return at ? formatDate(at) : '';
  },
});

/** People and how far they have come, on the page and as a workbook; on a unit's own page without units. */
export const peopleColumns = ({ ownUnit }: { ownUnit: boolean }): Column<ListedPerson>[] => [
  {
    key: 'name',
    label: '姓名',
    width,
    value: ({ name }) => name,
    cell: ({ accountId, name }) => <PersonLink accountId={accountId} name={name} />,
  },
  {
    key: 'number',
    label: '证件号码',
    width,
    value: ({ idNumberMasked }) => idNumberMasked,
    cell: ({ idNumberMasked }) => <span class="figures whitespace-nowrap">{idNumberMasked}</span>,
  },
  {
    key: 'unit',
    label: '单位',
    width,
    ...(ownUnit && { only: 'workbook' }),
    value: ({ organisationName }) => organisationName ?? '',
    cell: ({ organisationName }) => organisationName ?? '没有单位',
  },
  {
    key: 'standing',
    label: '情况',
    width,
    only: 'workbook',
    value: ({ standing }) => standingNames[standing],
  },
  moment('enrolledAt', '选课'),
  moment('accessAt', '开通'),
  moment('studiedAt', '学完'),
  moment('passedAt', '考试通过'),
  moment('endorsedAt', '审验'),
  moment('recordedAt', '登记学时'),
  { key: 'last', label: '最近一步', cell: (person) => <LastStep person={person} /> },
  {
    key: 'reminded',
    label: '上次提醒',
    cell: ({ remindedAt }) =>
      remindedAt ? <DateTime value={remindedAt} only="date" /> : '没有提醒过',
  },
];

/** The boxes to choose whom to remind. */
export const choiceColumn = (chosen: readonly string[]): Column<ListedPerson> => ({
  key: 'choose',
  label: '选择',
  cell: ({ accountId, name }) => (
    <label class="flex items-center gap-2">
      <input
        type="checkbox"
        class="checkbox checkbox-sm"
        name="id"
        value={accountId}
        checked={chosen.includes(accountId)}
      />
      <span class="sr-only">选择{name}</span>
    </label>
  ),
});

function LastStep({ person }: { person: ListedPerson }) {
  const moments: [string, Date | null][] = [
    ['登记学时', person.recordedAt],
    ['审验', person.endorsedAt],
    ['考试通过', person.passedAt],
    ['第一次考试', person.firstExamAt],
    ['学完', person.studiedAt],
    ['开通', person.accessAt],
    ['选课', person.enrolledAt],
  ];
  const last = moments.find(([, moment]) => moment !== null);
  if (!last?.[1]) return '还没有开始';
  return (
    <>
      {last[0]} <DateTime value={last[1]} only="date" />
    </>
  );
}
