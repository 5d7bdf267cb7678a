import { roleNames } from '../../../kernel/actor.ts';
import type { Column } from '../../../ui/index.ts';
import { formatDay } from '../../../ui/index.ts';
import type { RoleRow } from '../queries/role-list.ts';
import { assignmentStateNames, stateOfAssignment } from '../rules/role-assignment.ts';
import { RoleState } from './role-parts.tsx';

const roleOf = ({ role, coveredName }: RoleRow) =>
  coveredName ? `${roleNames[role]}（代${coveredName}）` : roleNames[role];
const untilOf = ({ endsOn, validTo }: RoleRow) =>
  validTo ? `${formatDay(validTo)}结束` : endsOn ? `至${formatDay(endsOn)}` : '不限期';

/** The columns of the list of roles, on the page and in the workbook alike. */
export function roleColumns(day: string): Column<RoleRow>[] {
  return [
    {
      key: 'name',
      label: '姓名',
      main: true,
      tight: true,
      sortable: true,
      width: 14,
      value: ({ name }) => name,
      cell: (one) => (
        <a class="link" href={`/role-assignments/${one.id}`}>
          {one.name}
        </a>
      ),
    },
    {
      key: 'number',
      label: '证件号码',
      tight: true,
      from: 1280,
      width: 22,
      value: ({ idNumberMasked }) => idNumberMasked,
    },
    { key: 'role', label: '岗位', sortable: true, width: 24, value: roleOf },
    { key: 'body', label: '单位', sortable: true, width: 30, value: ({ bodyName }) => bodyName },
    {
      key: 'from',
      label: '开始',
      tight: true,
      sortable: true,
      width: 16,
      value: ({ validFrom }) => formatDay(validFrom),
    },
    { key: 'until', label: '期限', tight: true, sortable: true, width: 18, value: untilOf },
    {
      key: 'state',
      label: '状态',
      tight: true,
      value: (one) => assignmentStateNames[stateOfAssignment(one, day)],
      cell: (one) => <RoleState of={one} day={day} />,
    },
  ];
}
