import type { FieldErrors } from '../../../platform/http/form.ts';
import {
  Card,
  CodeField,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
  usePage,
} from '../../../ui/index.ts';
import { PasskeyButton } from './passkey-button.tsx';

export interface SecondFactorPageProps {
  /** The secret for the authenticator app, until it is set up; 'password' before it is typed again. */
  enrolment: { secret: string; picture: string } | 'password' | null;
  /** The person has a passkey. */
  passkey: boolean;
  errors: FieldErrors;
  /** The person is also a learner and may continue as one. */
  learner: boolean;
}

/** Asks for the second factor (E23); the first time it shows how to set up the app. */
export function SecondFactorPage(props: SecondFactorPageProps) {
  const { enrolment, errors, learner, passkey } = props;
  const { demo } = usePage();
  if (enrolment === 'password') return <PasswordDue errors={errors} />;
  return (
    <Page
      title={enrolment ? '设置动态验证码' : '输入动态验证码'}
      lead="工作人员登录需要两步：密码之后，再输入手机验证器上的 6 位数字。"
      width="narrow"
    >
      <ErrorSummary errors={errors} title="没有通过" />
      {enrolment ? <Enrolment {...enrolment} /> : null}
      {passkey ? (
        <div class="mb-6">
          <Card title="用通行密钥" icon="lock">
            <PasskeyButton
              mode="get"
              label="用通行密钥验证"
              optionsUrl="/second-factor/passkey/options"
              answerUrl="/second-factor/passkey"
            />
          </Card>
        </div>
      ) : null}
      <div class={enrolment ? 'mt-6' : undefined}>
        <Card>
          <Form action="/second-factor">
            <CodeField error={errors.code} />
            <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
              <SubmitButton size="large">确认</SubmitButton>
              {learner ? (
                <a class="link" href="/">
                  先以学员身份继续
                </a>
              ) : null}
              {demo ? (
                <a class="link" href="/demo" target="_blank" rel="noopener">
                  演示环境：查看当前验证码
                </a>
              ) : null}
            </div>
          </Form>
        </Card>
      </div>
      {enrolment ? null : <Recovery error={errors.recoveryCode} />}
    </Page>
  );
}

function Recovery({ error }: { error: string | undefined }) {
  return (
    <details class="mt-6" open={error !== undefined}>
      <summary class="link cursor-pointer">手机或通行密钥不在身边</summary>
      <Form action="/second-factor/recovery" class="mt-4">
        <TextField
          name="recoveryCode"
          label="恢复代码"
          hint="设置时保存的代码，每个只能用一次。都没有了，请两位管理员核验身份后重置。"
          error={error}
          size="short"
          autocomplete="off"
          required
        />
        <SubmitButton tone="quiet">用恢复代码验证</SubmitButton>
      </Form>
    </details>
  );
}

function PasswordDue({ errors }: { errors: FieldErrors }) {
  return (
    <Page
      title="设置动态验证码"
      lead="登录已有一会儿。为确认是您本人，显示密钥之前请再输入一次密码。"
      width="narrow"
    >
      <ErrorSummary errors={errors} />
      <Card>
        <Form action="/second-factor/password">
          <TextField
            name="password"
            label="现在的密码"
            type="password"
            error={errors.password}
            autocomplete="current-password"
            required
          />
          <SubmitButton size="large">继续</SubmitButton>
        </Form>
      </Card>
    </Page>
  );
}

function Enrolment({ secret, picture }: { secret: string; picture: string }) {
  return (
    <Card title="第一次使用" icon="lock">
      <div class="flex flex-wrap gap-6 items-start">
        <img src={picture} width={176} height={176} alt="验证器二维码，内容与下面的密钥相同" />
        <ol class="list-decimal pl-5 flex-1 min-w-60">
          <li>在手机上安装任意一种验证器（支持 TOTP 的应用）。</li>
          <li>
            扫描二维码，或手工输入密钥：
            <code class="block my-1 break-all figures">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          </li>
          <li>把验证器显示的 6 位数字填到下面。</li>
        </ol>
      </div>
    </Card>
  );
}
