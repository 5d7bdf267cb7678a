import { type FieldErrors, type FormValues, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
  usePage,
} from '../../../ui/index.ts';

export interface LoginPageProps {
  values: FormValues;
  errors: FieldErrors;
  /** Redirected from a page that needs a session. */
  idle?: boolean;
  /** A kept form waits. */
  kept?: boolean;
}

export function LoginPage({ values, errors, idle, kept }: LoginPageProps) {
  const { demo } = usePage();
  return (
    <Page title="登录" width="narrow">
      <ErrorSummary errors={errors} title="没有登录成功" />
      {kept ? (
        <div class="mb-6">
          <Alert tone="info" title="您刚才填写的内容已经保留">
            登录已到时间而结束。请重新登录，登录后可以继续提交。
          </Alert>
        </div>
      ) : idle && Object.keys(errors).length === 0 && typed(values, 'next') !== '/' ? (
        <div class="mb-6">
          <Alert tone="info">请先登录，登录后会回到您要去的页面。</Alert>
        </div>
      ) : null}
      <Card>
        <Form action="/login">
          <input type="hidden" name="next" value={typed(values, 'next')} />
          <TextField
            name="loginName"
            label="证件号码或手机号"
            value={typed(values, 'loginName')}
            error={errors.loginName}
            autocomplete="username"
            required
          />
          <TextField
            name="password"
            label="密码"
            type="password"
            error={errors.password}
            autocomplete="current-password"
            required
          />
          <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
            <SubmitButton size="large">登录</SubmitButton>
            <a class="link" href="/login/sms">
              用短信验证码登录
            </a>
            <a class="link" href="/password-reset">
              忘记密码
            </a>
            <a class="link" href="/register">
              还没有账号，去注册
            </a>
            <a class="link" href="/activation">
              窗口登记后启用账号
            </a>
          </div>
        </Form>
      </Card>
      {demo ? (
        <p class="mt-6 text-muted">
          这是演示环境：
          <a class="link" href="/demo">
            查看演示账号
          </a>
        </p>
      ) : null}
    </Page>
  );
}
