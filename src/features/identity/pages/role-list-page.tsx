import { type OfficerRole, officerRoles, roleNames } from '../../../kernel/actor.ts';
import type { PageOf } from '../../../kernel/page-of.ts';
import { ButtonLink, type Column, EmptyState, Page, WorkList } from '../../../ui/index.ts';
import type { RoleRow } from '../queries/role-list.ts';
import { type AssignmentState, assignmentStateNames } from '../rules/role-assignment.ts';

export interface RoleListPageProps {
  roles: PageOf<RoleRow>;
  filter: {
    words: string;
    role?: OfficerRole | undefined;
    state?: AssignmentState | 'COVER' | undefined;
  };
  sort: string;
  columns: readonly Column<RoleRow>[];
  /** The viewer proposes grants. */
  grants: boolean;
}

const stateOptions = [
  ...(Object.keys(assignmentStateNames) as AssignmentState[]).map((one) => ({
    value: one,
    label: assignmentStateNames[one],
  })),
  { value: 'COVER', label: '代岗' },
];

/** Who holds which role where: searched, sorted and paged. */
export function RoleListPage({ roles, filter, sort, columns, grants }: RoleListPageProps) {
  return (
    <Page
      title="岗位授权"
      lead="授予、更改和结束岗位由两位管理员办理；系统管理、安全管理、审计由不同的人担任，也不兼任其他岗位。"
      width="list"
      actions={grants ? <ButtonLink href="/role-assignments/new">授予岗位</ButtonLink> : null}
    >
      <WorkList
        caption="岗位"
        columns={columns}
        page={roles}
        rowKey={(one) => one.id}
        sort={sort}
        opens={({ id }) => `/role-assignments/${id}`}
        copies
        filters={filtersOf(filter)}
        empty={
          <EmptyState title="没有符合的岗位" icon="person">
            换一个查找词，或把岗位和状态改回“全部”。
          </EmptyState>
        }
      />
    </Page>
  );
}

const filtersOf = ({ words, role, state }: RoleListPageProps['filter']) => ({
  search: { name: 'words', label: '姓名、单位，或完整的证件号码、手机号', value: words },
  choices: [
    {
      name: 'role',
      label: '岗位',
      value: role ?? '',
      all: '全部岗位',
      options: officerRoles.map((one) => ({ value: one, label: roleNames[one] })),
    },
    {
      name: 'state',
      label: '状态',
      value: state ?? '',
      all: '没有结束的',
      options: stateOptions,
    },
  ],
});
