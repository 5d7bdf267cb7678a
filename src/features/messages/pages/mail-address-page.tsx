import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  CodeField,
  ConfirmButton,
  ErrorSummary,
  FieldScope,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { type OwnProof, PasskeyProof, ProofField } from '../../identity/index.ts';
import type { MailAddress } from '../queries/messages.ts';

export interface MailAddressPageProps {
  address: MailAddress | null;
  proof: OwnProof;
  /** `of`: the form that came back wrong. */
  form: FormState & { of?: 'removal' };
}

/** The mail address of a person: set, confirmed by a code, removed. */
export function MailAddressPage({ address, proof, form }: MailAddressPageProps) {
  const { values, errors } = form;
  const removing = form.of === 'removal';
  const waiting = address && !address.confirmedAt;
  return (
    <Page
      title="邮箱提醒"
      width="narrow"
      lead="提醒除了短信，也可以发到您的邮箱。不填不影响任何业务。更换或停用时，原来的邮箱和手机会收到通知。"
      crumbs={[{ label: '消息', href: '/messages' }, { label: '邮箱提醒' }]}
    >
      <ErrorSummary errors={errors} />
      {address?.confirmedAt ? (
        <Alert tone="success" title={`提醒会发到 ${address.addressMasked}`}>
          <ConfirmButton
            label="停用"
            question="确定不再用邮箱接收提醒吗？"
            confirm="确定停用"
            action="/messages/mail-address/removal"
            open={removing}
          >
            <ProofField proof={proof} error={removing ? errors.password : undefined} />
          </ConfirmButton>
        </Alert>
      ) : null}
      {waiting ? (
        <Card title={`验证码已发到 ${address.addressMasked}`} icon="lock" tone="accent">
          <Form action="/messages/mail-address/confirmation">
            <CodeField label="验证码" value={typed(values, 'code')} error={errors.code} />
            <SubmitButton>确认邮箱</SubmitButton>
          </Form>
        </Card>
      ) : null}
      <Card title={address ? '换一个邮箱' : '填写邮箱'} icon="pen">
        <Form action="/messages/mail-address">
          <TextField
            name="address"
            label="邮箱地址"
            required
            type="email"
            autocomplete="email"
            value={typed(values, 'address')}
            error={errors.address}
          />
          <FieldScope.Provider value={removing ? 'new-' : ''}>
            <ProofField proof={proof} error={removing ? undefined : errors.password} />
          </FieldScope.Provider>
          <SubmitButton tone={waiting ? 'quiet' : 'primary'}>发送验证码</SubmitButton>
        </Form>
        <PasskeyProof proof={proof} next="/messages/mail-address" />
      </Card>
    </Page>
  );
}
