import { Badge, type Column, formatDay, PersonLink } from '../../../ui/index.ts';
import type { AffiliationKind } from '../../people/index.ts';
import { membershipWords } from '../rules/body-membership.ts';
import type { RosterEntry } from '../rules/roster-entry.ts';
import { endReasonNames, sourceNames } from '../rules/roster-names.ts';

const width = 18;
const accountWord = ({ activated }: RosterEntry) => (activated ? '已启用' : '未启用');

/** The members of a body, on its roster's page and as a workbook; numbers are masked in both. */
export const rosterColumns = (kind: AffiliationKind): Column<RosterEntry>[] => [
  {
    key: 'name',
    label: '姓名',
    width,
    value: ({ name }) => name,
    cell: ({ id, name }) => (
      <a class="link" href={`/roster/people/${id}`}>
        {name}
      </a>
    ),
  },
  {
    key: 'number',
    label: '证件号码',
    width,
    value: ({ idNumberMasked }) => idNumberMasked,
    cell: (one) =>
      one.state === 'CONFIRMED' && one.validTo === null ? (
        <PersonLink accountId={one.accountId} name={one.idNumberMasked} />
      ) : (
        <span class="figures whitespace-nowrap">{one.idNumberMasked}</span>
      ),
  },
  {
    key: 'phone',
    label: '手机号',
    width,
    value: ({ phoneMasked }) => phoneMasked ?? '',
    cell: (one) => <span class="figures">{one.phoneMasked ?? '未登记'}</span>,
  },
  ...(kind === 'EMPLOYMENT' ? [place] : []),
  workbook('department', '部门', ({ department }) => department),
  workbook('post', '岗位', ({ post }) => post),
  {
    key: 'from',
    label: `${membershipWords[kind].affiliation}时间`,
    cell: (one) => <Period {...one} />,
  },
  workbook('begins', '开始日期', ({ validFrom }) => validFrom),
  workbook('ends', '离开日期', ({ validTo }) => validTo ?? ''),
  { key: 'source', label: '来源', width, value: ({ source }) => sourceNames[source] },
  {
    key: 'state',
    label: '账号',
    width,
    value: accountWord,
    cell: (one) => <Badge tone={one.activated ? 'success' : 'neutral'}>{accountWord(one)}</Badge>,
  },
  workbook('reason', '离开原因', ({ endReason }) => (endReason ? endReasonNames[endReason] : '')),
];

const place: Column<RosterEntry> = {
  key: 'place',
  label: '部门 / 岗位',
  cell: ({ department, post }) => [department, post].filter(Boolean).join(' / ') || '未填写',
};

function workbook(
  key: string,
  label: string,
  value: (entry: RosterEntry) => string,
): Column<RosterEntry> {
  return { key, label, width, only: 'workbook', value };
}

export function Period({ validFrom, validTo }: Pick<RosterEntry, 'validFrom' | 'validTo'>) {
  return (
    <span class="whitespace-nowrap">
      {formatDay(validFrom)} 至 {validTo ? formatDay(validTo) : '今'}
    </span>
  );
}
