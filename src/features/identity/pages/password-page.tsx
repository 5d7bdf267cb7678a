import type { FieldErrors } from '../../../platform/http/form.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton, TextField } from '../../../ui/index.ts';
import { passwordRule } from '../rules/password.ts';
import { NewPasswordFields } from './identity-fields.tsx';

export function PasswordPage({ errors }: { errors: FieldErrors }) {
  return (
    <Page
      title="修改密码"
      lead="修改后，其他设备上的登录会结束。"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '修改密码' }]}
      width="narrow"
    >
      <ErrorSummary errors={errors} />
      <Card>
        <Form action="/account/password">
          <TextField
            name="oldPassword"
            label="现在的密码"
            type="password"
            error={errors.oldPassword}
            autocomplete="current-password"
            required
          />
          <NewPasswordFields form={{ values: {}, errors }} rule={passwordRule} />
          <div>
            <SubmitButton size="large">修改密码</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
