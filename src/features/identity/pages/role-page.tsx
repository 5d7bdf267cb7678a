import { roleNames } from '../../../kernel/actor.ts';
import type { FormState } from '../../../platform/http/form.ts';
import {
  Card,
  DataTable,
  DateTime,
  DefinitionList,
  ErrorSummary,
  formatDay,
  Page,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { RoleRow, RoleStory } from '../queries/role-list.ts';
import { RoleActions } from './role-actions.tsx';
import { RoleState, RoleTerm } from './role-parts.tsx';

/** What the viewer may do about an assignment. */
export interface RoleRights {
  /** Propose an end, another term, a resumption, a reset of the second factor. */
  change: boolean;
  cover: boolean;
  suspend: boolean;
}

/** The form of the page that came back wrong. */
export type RoleForm = FormState & { of?: string };

export interface RolePageProps {
  role: RoleRow & RoleStory;
  covers: RoleRow[];
  proposals: Proposal[];
  rights: RoleRights;
  /** The viewer reaches the list of roles. */
  fromList: boolean;
  form: RoleForm;
  day: string;
}

/** One role of a person: since when, by whose decision, who covers it, and what can be done about it. */
export function RolePage(props: RolePageProps) {
  const { role, covers, proposals, form, day, fromList } = props;
  const list = fromList
    ? { label: '岗位授权', href: '/role-assignments' }
    : { label: '我的岗位', href: '/account/roles' };
  return (
    <Page title={`${role.name}：${roleNames[role.role]}`} crumbs={[list, { label: role.name }]}>
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {proposals.map((one) => (
          <OpenProposal key={one.id} proposal={one} />
        ))}
        <Card title={role.bodyName} icon="building" actions={<RoleState of={role} day={day} />}>
          <Facts role={role} />
        </Card>
        {covers.length > 0 ? (
          <Card title="代岗" icon="person">
            <DataTable
              caption="代岗"
              rows={covers}
              rowKey={(one) => one.id}
              columns={[
                { key: 'name', label: '代岗人', cell: (one) => one.name },
                { key: 'term', label: '期限', cell: (one) => <RoleTerm of={one} /> },
                { key: 'state', label: '状态', cell: (one) => <RoleState of={one} day={day} /> },
              ]}
            />
          </Card>
        ) : null}
        <RoleActions {...props} />
      </div>
    </Page>
  );
}

function Facts({ role }: { role: RoleRow & RoleStory }) {
  const { validFrom, endsOn, validTo, suspendedAt } = role;
  const by = [role.grantedByName, role.confirmedByName].filter((one) => one !== null);
  return (
    <DefinitionList
      items={[
        { label: '姓名', value: `${role.name}（${role.idNumberMasked}）` },
        { label: '代谁的岗', value: role.coveredName },
        { label: '开始', value: formatDay(validFrom) },
        { label: '最后一天', value: endsOn ? formatDay(endsOn) : validTo ? null : '不限期' },
        {
          label: '授予',
          value: by.length > 0 ? by.join('提出，') + (by.length > 1 ? '确认' : '授予') : null,
        },
        { label: '理由', value: role.reason },
        {
          label: '暂停',
          value: suspendedAt && (
            <>
              {role.suspendedByName}，<DateTime value={suspendedAt} />：{role.suspendedReason}
            </>
          ),
        },
        { label: '结束', value: validTo && formatDay(validTo) },
        {
          label: '结束的理由',
          value: role.endReason && [role.endedByName, role.endReason].filter(Boolean).join('：'),
        },
      ]}
    />
  );
}
