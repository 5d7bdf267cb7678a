import { type FormState, typed } from '../../../platform/http/form.ts';
import { Alert, CodeField, Form, SubmitButton, TextField } from '../../../ui/index.ts';
import { Door } from './door.tsx';

export interface LoginCodePageProps {
  /** A code was requested: the page asks for it. */
  sent: boolean;
  form: FormState;
}

/** Log-in of learners by a code to their phone: the request, then the code. */
export function LoginCodePage({ sent, form }: LoginCodePageProps) {
  const { values, errors } = form;
  const next = typed(values, 'next');
  return (
    <Door way="sms" next={next} errors={errors}>
      {sent ? (
        <div class="mb-6">
          <Alert tone="info">
            如果这个号码有账号，验证码已发到登记的手机，10
            分钟内有效。没有收到？请核对号码后重新获取，或用密码登录。
          </Alert>
        </div>
      ) : (
        <p class="mb-4 text-sm text-muted">学员可以不用密码。工作人员请用密码登录。</p>
      )}
      <Form action={sent ? '/login/sms/session' : '/login/sms'}>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="loginName"
          label="手机号或证件号码"
          value={typed(values, 'loginName')}
          error={errors.loginName}
          autocomplete="username"
          inputMode="tel"
          required
        />
        {sent ? <CodeField error={errors.code} /> : null}
        <div class="door-submit">
          <SubmitButton size="large">{sent ? '登录' : '获取验证码'}</SubmitButton>
          {sent ? (
            <SubmitButton tone="quiet" formAction="/login/sms">
              重新获取验证码
            </SubmitButton>
          ) : null}
        </div>
      </Form>
    </Door>
  );
}
