import type { FormState } from '../../../platform/http/form.ts';
import { typed } from '../../../platform/http/form.ts';
import { Alert, ButtonLink, Card, CodeField, Form, SubmitButton } from '../../../ui/index.ts';
import { PhoneClaimField } from '../../identity/index.ts';
import { RegisterStep } from './register-pages.tsx';
import { TakenNotice } from './taken-notice.tsx';

export interface RegisterCodePageProps {
  form: FormState;
  phoneMasked: string;
  /** What turned out to be taken once the code was right. */
  taken?: 'number' | 'phone' | undefined;
}

/** The end of the third step of registration: the code that proves the phone. */
export function RegisterCodePage({ form, phoneMasked, taken }: RegisterCodePageProps) {
  return (
    <RegisterStep
      step={3}
      form={form}
      title="验证手机号"
      lead={`验证码已发到 ${phoneMasked}，10 分钟内有效。通过后账号才会建立。`}
    >
      {taken === 'number' ? <TakenNotice /> : null}
      <div class="stack">
        {taken === 'number' ? null : (
          <Card>
            <Form action="/register/code">
              <CodeField value={taken ? typed(form.values, 'code') : ''} error={form.errors.code} />
              {taken === 'phone' ? <PhoneTaken error={form.errors.claims} /> : null}
              <div>
                <SubmitButton size="large">完成注册并登录</SubmitButton>
              </div>
            </Form>
          </Card>
        )}
        <Card title="没有收到，或号码填错了？">
          <div class="flex flex-wrap gap-3">
            <Form action="/register/code/renewal">
              <SubmitButton tone="quiet">重新发送验证码</SubmitButton>
            </Form>
            <ButtonLink tone="quiet" href="/register">
              返回修改填写的内容
            </ButtonLink>
          </div>
        </Card>
      </div>
    </RegisterStep>
  );
}

function PhoneTaken({ error }: { error: string | undefined }) {
  return (
    <>
      <div class="mb-5">
        <Alert tone="warning" title="这个手机号还登记在另一个账号上">
          <p>
            运营商会把停用的号码再分配给别人。您已通过短信验证，号码确实由您使用的，请勾选下面一项；
            如果是您以前用别的证件注册过，请
            <a class="link" href="/login">
              登录
            </a>
            原来的账号。
          </p>
        </Alert>
      </div>
      <PhoneClaimField error={error} />
    </>
  );
}
