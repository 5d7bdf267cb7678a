import { type FieldErrors, type FormValues, typed } from '../../../platform/http/form.ts';
import { Alert, Form, SubmitButton, TextField, usePage } from '../../../ui/index.ts';
import { Door } from './door.tsx';

export interface LoginPageProps {
  values: FormValues;
  errors: FieldErrors;
  /** Redirected from a page that needs a session. */
  idle?: boolean;
  /** A kept form waits. */
  kept?: boolean;
}

/** Log-in by number or phone and password. */
export function LoginPage({ values, errors, idle, kept }: LoginPageProps) {
  const { demo } = usePage();
  const next = typed(values, 'next');
  return (
    <Door way="password" next={next} errors={errors}>
      {kept ? (
        <div class="mb-6">
          <Alert tone="info" title="您刚才填写的内容已经保留">
            登录已到时间而结束。请重新登录，登录后可以继续提交。
          </Alert>
        </div>
      ) : idle && Object.keys(errors).length === 0 && next !== '/' ? (
        <div class="mb-6">
          <Alert tone="info">请先登录，登录后会回到您要去的页面。</Alert>
        </div>
      ) : null}
      <Form action="/login">
        <input type="hidden" name="next" value={next} />
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
        <div class="door-submit">
          <SubmitButton size="large">登录</SubmitButton>
        </div>
      </Form>
      {demo ? (
        <p class="mt-4 text-center text-muted">
          这是演示环境：
          <a class="link" href="/demo">
            查看演示账号
          </a>
        </p>
      ) : null}
    </Door>
  );
}
