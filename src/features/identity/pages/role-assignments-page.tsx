import { type OfficerRole, officerRoles, roleNames } from '../../../kernel/actor.ts';
import type { FormState } from '../../../platform/http/form.ts';
import { typed } from '../../../platform/http/form.ts';
import {
  Card,
  type Column,
  DataTable,
  ErrorSummary,
  Form,
  formatDay,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Organisation } from '../../organisations/index.ts';

interface Assignment {
  id: string;
  role: OfficerRole;
  organisationId: string;
  validFrom: string;
  name: string;
  idNumberMasked: string;
}

export interface RoleAssignmentsPageProps {
  assignments: Assignment[];
  organisations: Organisation[];
  form: FormState;
}

export function RoleAssignmentsPage(props: RoleAssignmentsPageProps) {
  const { assignments, organisations } = props;
  const nameOf = new Map(organisations.map((one) => [one.id, one.name]));
  const columns: Column<Assignment>[] = [
    { key: 'name', label: '姓名', cell: (one) => one.name },
    {
      key: 'number',
      label: '证件号码',
      cell: (one) => <span class="figures">{one.idNumberMasked}</span>,
    },
    { key: 'role', label: '岗位', cell: (one) => roleNames[one.role] },
    { key: 'body', label: '机构', cell: (one) => nameOf.get(one.organisationId) ?? '已撤销的机构' },
    { key: 'from', label: '起始日期', cell: (one) => formatDay(one.validFrom) },
    {
      key: 'end',
      label: '操作',
      cell: (one) => (
        <Form action={`/role-assignments/${one.id}/end`}>
          <SubmitButton tone="quiet" size="small">
            撤销
          </SubmitButton>
        </Form>
      ),
    },
  ];
  return (
    <Page
      title="岗位授权"
      lead="授权给已注册的人员；不能为自己授权。系统管理、安全管理、审计由三个人分别担任。"
      width="wide"
    >
      <ErrorSummary errors={props.form.errors} />
      <div class="stack">
        <Grant {...props} />
        <DataTable
          caption="现有岗位"
          columns={columns}
          rows={assignments}
          rowKey={(one) => one.id}
        />
      </div>
    </Page>
  );
}

function Grant({ organisations, form: { values, errors } }: RoleAssignmentsPageProps) {
  return (
    <Card title="新增授权" icon="person">
      <Form action="/role-assignments" class="grid gap-4 lg:grid-cols-3">
        <TextField
          name="loginName"
          label="证件号码或手机号"
          value={typed(values, 'loginName')}
          error={errors.loginName}
          autocomplete="off"
          required
        />
        <SelectField
          name="role"
          label="岗位"
          value={typed(values, 'role')}
          placeholder="请选择"
          options={officerRoles.map((one) => ({ value: one, label: roleNames[one] }))}
          error={errors.role}
          required
        />
        <SelectField
          name="organisationId"
          label="机构"
          value={typed(values, 'organisationId')}
          placeholder="请选择"
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          error={errors.organisationId}
          required
        />
        <div>
          <SubmitButton>授权</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
