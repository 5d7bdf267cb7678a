import { roleNames } from '../../../kernel/actor.ts';
import type { FormState } from '../../../platform/http/form.ts';
import { typed } from '../../../platform/http/form.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import type { AdministratorRole } from '../rules/administrators.ts';
import { registrableDocuments } from '../rules/identity-checks.ts';
import { passwordRule } from '../rules/password.ts';
import { IdentityFields, NewPasswordFields, PhoneField } from './identity-fields.tsx';

const duties: Record<AdministratorRole, string> = {
  SYSTEM_ADMIN: '系统管理员与另一位管理员一起，为工作人员授予岗位。',
  SECURITY_ADMIN: '安全管理员负责登录与密码的规则，可以立即暂停岗位。',
  AUDITOR: '审计员查看操作记录，检查记录没有被改动。',
};

/** The page of a one-time link that appoints an administrator or auditor. */
export function AdministratorLinkPage({
  form,
  role,
}: {
  form: FormState;
  role: AdministratorRole;
}) {
  return (
    <Page
      title={`设立${roleNames[role]}`}
      lead={`${duties[role]}这个链接只能用一次；首次登录时设置第二步验证。系统管理员、安全管理员和审计员由不同的人担任，也不兼任其他岗位。`}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <Card>
        <Form action="/first-administrator">
          <input type="hidden" name="code" value={typed(form.values, 'code')} />
          <IdentityFields form={form} documents={registrableDocuments} />
          <PhoneField form={form} />
          <NewPasswordFields
            form={form}
            rule={`${passwordRule}工作人员至少 12 个字符。已有账号的，填写该账号现在的密码。`}
          />
          <div>
            <SubmitButton size="large">{`设立${roleNames[role]}`}</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
