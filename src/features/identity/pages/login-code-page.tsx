import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  CodeField,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';

export interface LoginCodePageProps {
  /** A code was requested: the page asks for it. */
  sent: boolean;
  form: FormState;
}

const crumbs = [{ label: '登录', href: '/login' }, { label: '短信验证码登录' }];

/** Log-in of learners by a code to their phone: the request, then the code. */
export function LoginCodePage({ sent, form }: LoginCodePageProps) {
  const { values, errors } = form;
  const next = typed(values, 'next');
  return (
    <Page
      title="短信验证码登录"
      lead="学员可以用手机上的验证码登录，不用密码。工作人员请用密码登录。"
      crumbs={crumbs}
      width="narrow"
    >
      <ErrorSummary errors={errors} title="没有登录成功" />
      {sent ? (
        <div class="mb-6">
          <Alert tone="info">
            如果这个号码有账号，验证码已发到登记的手机，10
            分钟内有效。没有收到？请核对号码后重新获取，或用密码登录。
          </Alert>
        </div>
      ) : null}
      <Card>
        <Form action={sent ? '/login/sms/session' : '/login/sms'}>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="loginName"
            label="手机号或证件号码"
            value={typed(values, 'loginName')}
            error={errors.loginName}
            autocomplete="username"
            required
          />
          {sent ? <CodeField error={errors.code} /> : null}
          <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
            <SubmitButton size="large">{sent ? '登录' : '获取验证码'}</SubmitButton>
            {sent ? (
              <SubmitButton tone="quiet" formAction="/login/sms">
                重新获取验证码
              </SubmitButton>
            ) : null}
            <a class="link" href={`/login?${new URLSearchParams({ next })}`}>
              用密码登录
            </a>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
