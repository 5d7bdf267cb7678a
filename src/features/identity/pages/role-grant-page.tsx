import { officerRoles, roleNames } from '../../../kernel/actor.ts';
import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Card,
  type Column,
  DataTable,
  DateField,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { bodyKindsOf, organisationKindNames } from '../../organisations/index.ts';

/** Proposes a role: another administrator confirms it. */
export function RoleGrantPage({ form, today }: { form: FormState; today: string }) {
  return (
    <Page
      title="授予岗位"
      lead="授给已注册的人员，由另一位管理员确认后生效；不能授给自己。"
      crumbs={[{ label: '岗位授权', href: '/role-assignments' }, { label: '授予岗位' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Card title="提出授权" icon="person">
          <Form action="/role-assignments">
            <TextField
              {...fieldOf(form, 'loginName')}
              label="证件号码或手机号"
              hint="本人要先注册账号。"
              autocomplete="off"
              required
            />
            <SelectField
              {...fieldOf(form, 'role')}
              label="岗位"
              placeholder="请选择"
              options={officerRoles.map((one) => ({ value: one, label: roleNames[one] }))}
              required
            />
            <TextField
              {...fieldOf(form, 'body')}
              label="单位"
              hint="全称、简称、拼音首字母或统一社会信用代码。"
              autocomplete="off"
              required
            />
            <div class="grid gap-x-4 sm:grid-cols-2">
              <DateField {...fieldOf(form, 'from', today)} label="开始日期" required />
              <DateField {...fieldOf(form, 'until')} label="最后一天" hint="不填为不限期。" />
            </div>
            <TextArea
              {...fieldOf(form, 'reason')}
              label="理由"
              hint="例如：接替调离的同志，任命文件文号。"
              rows={2}
              maxLength={200}
              required
            />
            <SubmitButton busyText="正在提出…">提请复核</SubmitButton>
          </Form>
        </Card>
        <details>
          <summary class="link cursor-pointer">哪类单位有哪些岗位</summary>
          <div class="mt-3">
            <DataTable
              caption="岗位与单位"
              columns={kindColumns}
              rows={[...officerRoles]}
              rowKey={(one) => one}
            />
          </div>
        </details>
      </div>
    </Page>
  );
}

const kindColumns: Column<(typeof officerRoles)[number]>[] = [
  { key: 'role', label: '岗位', cell: (role) => roleNames[role] },
  {
    key: 'kinds',
    label: '所在单位',
    cell: (role) => bodyKindsOf[role].map((kind) => organisationKindNames[kind]).join('、'),
  },
];
