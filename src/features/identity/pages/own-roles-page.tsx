import { roleNames } from '../../../kernel/actor.ts';
import { type Column, DataTable, EmptyState, Page } from '../../../ui/index.ts';
import type { RoleRow } from '../queries/role-list.ts';
import { RoleState, RoleTerm } from './role-parts.tsx';

/** The officer's own roles, those they cover, and who covers theirs. */
export function OwnRolesPage({
  roles,
  accountId,
  day,
}: {
  roles: RoleRow[];
  accountId: string;
  day: string;
}) {
  const columns: Column<RoleRow>[] = [
    {
      key: 'role',
      label: '岗位',
      cell: (one) => (
        <>
          {one.accountId === accountId ? (
            <a class="link" href={`/role-assignments/${one.id}`}>
              {roleNames[one.role]}
            </a>
          ) : (
            roleNames[one.role]
          )}
          <span class="block text-sm text-muted">
            {one.accountId === accountId
              ? one.coveredName && `代${one.coveredName}`
              : `由${one.name}代岗`}
          </span>
        </>
      ),
    },
    { key: 'body', label: '单位', cell: (one) => one.bodyName },
    { key: 'term', label: '期限', cell: (one) => <RoleTerm of={one} /> },
    { key: 'state', label: '状态', cell: (one) => <RoleState of={one} day={day} /> },
  ];
  return (
    <Page
      title="我的岗位"
      lead="您担任和代理的岗位。请假时点开岗位，安排同事代岗；同事复核后，在约定的日子里生效。"
    >
      <DataTable
        caption="我的岗位"
        columns={columns}
        rows={roles}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="没有岗位" icon="person">
            岗位由管理员授予。
          </EmptyState>
        }
      />
    </Page>
  );
}
