import { type OfficerRole, officerRoles, roleNames } from '../../../kernel/actor.ts';
import type { PageOf } from '../../../kernel/page-of.ts';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  Page,
  Pagination,
  SearchForm,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { RoleRow } from '../queries/role-list.ts';
import { type AssignmentState, assignmentStateNames } from '../rules/role-assignment.ts';
import { RoleState, RoleTerm } from './role-parts.tsx';

export interface RoleListPageProps {
  roles: PageOf<RoleRow>;
  filter: {
    words: string;
    role?: OfficerRole | undefined;
    state?: AssignmentState | 'COVER' | undefined;
  };
  day: string;
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

/** Who holds which role where: searched and paged. */
export function RoleListPage({ roles, filter, day, grants }: RoleListPageProps) {
  return (
    <Page
      title="岗位授权"
      lead="谁在哪个单位担任什么岗位、到什么时候。授予、更改和结束岗位由两位管理员办理；系统管理、安全管理、审计由不同的人担任，也不兼任其他岗位。"
      width="wide"
      actions={grants ? <ButtonLink href="/role-assignments/new">授予岗位</ButtonLink> : null}
    >
      <SearchForm action="/role-assignments" sealed={['words']} class="no-print mb-4">
        <div class="grid gap-x-4 gap-y-2 items-end sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]">
          <TextField
            name="words"
            label="查找"
            hint="姓名、单位，或完整的证件号码、手机号"
            type="search"
            value={filter.words}
          />
          <SelectField
            name="role"
            label="岗位"
            value={filter.role ?? ''}
            placeholder="全部岗位"
            options={officerRoles.map((one) => ({ value: one, label: roleNames[one] }))}
          />
          <SelectField
            name="state"
            label="状态"
            value={filter.state ?? ''}
            placeholder="没有结束的"
            options={stateOptions}
          />
          <div class="mb-4">
            <SubmitButton tone="quiet">查找</SubmitButton>
          </div>
        </div>
      </SearchForm>
      <DataTable
        caption="岗位"
        columns={columnsFor(day)}
        rows={roles.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="没有符合的岗位" icon="person">
            换一个查找词，或把岗位和状态改回“全部”。
          </EmptyState>
        }
      />
      <Pagination of={roles} />
    </Page>
  );
}

function columnsFor(day: string): Column<RoleRow>[] {
  return [
    {
      key: 'name',
      label: '姓名',
      cell: (one) => (
        <>
          <a class="link" href={`/role-assignments/${one.id}`}>
            {one.name}
          </a>
          <span class="block text-sm text-muted figures">{one.idNumberMasked}</span>
        </>
      ),
    },
    {
      key: 'role',
      label: '岗位',
      cell: (one) => (
        <>
          {roleNames[one.role]}
          {one.coveredName ? (
            <span class="block text-sm text-muted">代{one.coveredName}</span>
          ) : null}
        </>
      ),
    },
    { key: 'body', label: '单位', cell: (one) => one.bodyName },
    { key: 'term', label: '期限', cell: (one) => <RoleTerm of={one} /> },
    { key: 'state', label: '状态', cell: (one) => <RoleState of={one} day={day} /> },
  ];
}
