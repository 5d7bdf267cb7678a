import { type FieldErrors, type FormValues, typed } from '../../../platform/http/form.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton, TextField } from '../../../ui/index.ts';

/** The two ways to reset a password (Q1): a code to the phone, or the counter with the document. */
export function ResetRequestPage({ values, errors }: { values: FormValues; errors: FieldErrors }) {
  return (
    <Page title="重设密码" width="narrow">
      <ErrorSummary errors={errors} />
      <div class="stack">
        <Card title="用短信验证码" icon="phone">
          <Form action="/password-reset">
            <TextField
              name="loginName"
              label="证件号码或手机号"
              value={typed(values, 'loginName')}
              hint="验证码发到账号登记的手机上。"
              error={errors.loginName}
              autocomplete="username"
              required
            />
            <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
              <SubmitButton>获取验证码</SubmitButton>
              <a class="link" href="/password-reset/code">
                已有验证码
              </a>
            </div>
          </Form>
        </Card>
        <Card title="手机号不用了" icon="building">
          <p>
            请携带证件到当地人力社保局窗口（市属单位和没有固定区县的到培训中心），工作人员核对证件后给您一个一次性代码，再到
            <a class="link" href="/password-reset/counter">
              窗口代码重设
            </a>
            设置新密码。
          </p>
        </Card>
      </div>
    </Page>
  );
}
