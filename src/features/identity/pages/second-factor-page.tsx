import type { FieldErrors } from '../../../platform/http/form.ts';
import {
  Card,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
  usePage,
} from '../../../ui/index.ts';

export interface SecondFactorPageProps {
  /** The secret for the authenticator app, until it is set up. */
  enrolment: { secret: string; picture: string } | null;
  errors: FieldErrors;
  /** The person is also a learner and may continue as one. */
  learner: boolean;
}

/** Asks for the second factor (E23); the first time it shows how to set up the app. */
export function SecondFactorPage({ enrolment, errors, learner }: SecondFactorPageProps) {
  const { demo } = usePage();
  return (
    <Page
      title={enrolment ? '设置动态验证码' : '输入动态验证码'}
      lead="工作人员登录需要两步：密码之后，再输入手机验证器上的 6 位数字。"
      width="narrow"
    >
      <ErrorSummary errors={errors} title="没有通过" />
      {enrolment ? <Enrolment {...enrolment} /> : null}
      <div class={enrolment ? 'mt-6' : undefined}>
        <Card>
          <Form action="/second-factor">
            <TextField
              name="code"
              label="6 位验证码"
              size="short"
              inputMode="numeric"
              autocomplete="one-time-code"
              maxLength={7}
              error={errors.code}
              required
            />
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
