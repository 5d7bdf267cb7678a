import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  CodeField,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { OwnProof } from '../queries/own-proof.ts';
import { PhoneClaimField, PhoneField } from './identity-fields.tsx';
import { PasskeyProof, ProofField } from './proof-field.tsx';

/** The form of a new phone; it counts once the code sent to it was entered. */
export function PhonePage({
  form,
  sent,
  taken,
  proof,
}: {
  form: FormState;
  proof: OwnProof;
  sent: boolean;
  /** The code was right, but the phone has another account. */
  taken?: boolean;
}) {
  return (
    <Page
      title="更换手机号"
      lead="更换后原来的手机会收到通知；24 小时内不能用新手机的验证码重设密码或登录。"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '更换手机号' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {sent ? (
          <Card title="输入验证码">
            <Form action="/account/phone/code">
              <div class="mb-5">
                <Alert tone="info">验证码已发到新手机号，10 分钟内有效。</Alert>
              </div>
              <CodeField value={taken ? typed(form.values, 'code') : ''} error={form.errors.code} />
              {taken ? <PhoneClaimField error={form.errors.claims} /> : null}
              <div>
                <SubmitButton>确认更换</SubmitButton>
              </div>
            </Form>
          </Card>
        ) : null}
        <Card title={sent ? '换一个号码或重新发送' : '新手机号'}>
          <Form action="/account/phone">
            <PhoneField form={form} />
            <ProofField proof={proof} error={form.errors.password} />
            <div>
              <SubmitButton tone={sent ? 'quiet' : 'primary'}>发送验证码</SubmitButton>
            </div>
          </Form>
          <PasskeyProof proof={proof} next="/account/phone" />
        </Card>
      </div>
    </Page>
  );
}
