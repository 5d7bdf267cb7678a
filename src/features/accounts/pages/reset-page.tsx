import { type FieldErrors, type FormValues, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { passwordRule } from '../password.ts';
import { NewPasswordFields } from './identity-fields.tsx';

export interface ResetPageProps {
  by: 'sms' | 'counter';
  /** A code was just asked for. */
  sent?: boolean;
  values: FormValues;
  errors: FieldErrors;
}

/** A code and a new password. */
export function ResetPage({ by, sent, values, errors }: ResetPageProps) {
  const sms = by === 'sms';
  return (
    <Page
      title={sms ? '输入短信验证码' : '窗口代码重设密码'}
      crumbs={[
        { label: '重设密码', href: '/password-reset' },
        { label: sms ? '验证码' : '窗口代码' },
      ]}
      width="narrow"
    >
      {sent ? (
        <div class="mb-6">
          <Alert tone="info">
            如果这个号码有账号，验证码已发到登记的手机，10
            分钟内有效。没有收到？请核对号码后重新获取，或到窗口办理。
          </Alert>
        </div>
      ) : null}
      <ErrorSummary errors={errors} />
      <Card>
        <Form action={sms ? '/password-reset/code' : '/password-reset/counter'}>
          <TextField
            name="loginName"
            label="证件号码或手机号"
            value={typed(values, 'loginName')}
            error={errors.loginName}
            autocomplete="username"
            required
          />
          <TextField
            name="code"
            label={sms ? '6 位验证码' : '窗口给您的代码'}
            value={typed(values, 'code')}
            hint={sms ? undefined : '不分大小写，24 小时内有效，只能用一次。'}
            error={errors.code}
            size="short"
            autocomplete="one-time-code"
            required
          />
          <NewPasswordFields form={{ values, errors }} rule={passwordRule} />
          <div>
            <SubmitButton size="large">设置新密码</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
