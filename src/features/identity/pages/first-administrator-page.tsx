import type { FormState } from '../../../platform/http/form.ts';
import { typed } from '../../../platform/http/form.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import { registrableDocuments } from '../rules/identity-checks.ts';
import { passwordRule } from '../rules/password.ts';
import { IdentityFields, NewPasswordFields, PhoneField } from './identity-fields.tsx';

export function FirstAdministratorPage({ form }: { form: FormState }) {
  return (
    <Page
      title="建立第一位管理员"
      lead="这个链接只能用一次。第一位管理员负责为其他工作人员授权，首次登录时设置动态验证码。"
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <Card>
        <Form action="/first-administrator">
          <input type="hidden" name="code" value={typed(form.values, 'code')} />
          <IdentityFields form={form} documents={registrableDocuments} />
          <PhoneField form={form} />
          <NewPasswordFields form={form} rule={passwordRule} />
          <div>
            <SubmitButton size="large">建立管理员账号</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
