import { type FieldErrors, type FormValues, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { passwordRule } from '../rules/password.ts';
import { ConsentField } from './consent-field.tsx';
import { NewPasswordFields } from './identity-fields.tsx';

/** The code that proves the identity: by SMS, of a counter, or of a counter registration. */
export type ResetBy = 'sms' | 'counter' | 'activation';

export interface ResetPageProps {
  by: ResetBy;
  /** A code was just requested. */
  sent?: boolean;
  /** The version of the privacy notice in force. */
  version: string;
  /** The person has not consented to the privacy notice yet. */
  consentDue?: boolean;
  values: FormValues;
  errors: FieldErrors;
}

interface Words {
  title: string;
  lead?: string;
  crumbs: { label: string; href?: string }[];
  action: string;
  code: string;
  codeHint?: string;
  submit: string;
}

const reset = { label: '重设密码', href: '/password-reset' };
const paper = { code: '窗口给您的代码', codeHint: '不分大小写，24 小时内有效，只能用一次。' };

const words: Record<ResetBy, Words> = {
  sms: {
    title: '输入短信验证码',
    crumbs: [reset, { label: '验证码' }],
    action: '/password-reset/code',
    code: '6 位验证码',
    submit: '设置新密码',
  },
  counter: {
    title: '窗口代码重设密码',
    crumbs: [reset, { label: '窗口代码' }],
    action: '/password-reset/counter',
    ...paper,
    submit: '设置新密码',
  },
  activation: {
    title: '启用账号',
    lead: '您已在窗口登记并领取了一次性代码。设置密码后，以后用证件号码登录。',
    crumbs: [{ label: '登录', href: '/login' }, { label: '启用账号' }],
    action: '/activation',
    ...paper,
    submit: '启用账号',
  },
};

export function ResetPage({ by, version, sent, consentDue, values, errors }: ResetPageProps) {
  const said = words[by];
  return (
    <Page title={said.title} lead={said.lead} crumbs={said.crumbs} width="narrow">
      {sent ? (
        <div class="mb-6">
          <Alert tone="info">
            如果这个号码有账号，验证码已发到登记的手机，10
            分钟内有效。没有收到？请核对号码后重新获取，或到窗口办理。
          </Alert>
        </div>
      ) : null}
      <ErrorSummary errors={errors} />
      {by === 'activation' ? <ByPhone /> : null}
      <Card>
        <Form action={said.action}>
          <TextField
            name="loginName"
            label="证件号码或手机号"
            value={typed(values, 'loginName')}
            error={errors.loginName}
            autocomplete="username"
            required
          />
          <TextField
            name="code"
            label={said.code}
            value={typed(values, 'code')}
            hint={said.codeHint}
            error={errors.code}
            size="short"
            autocomplete="one-time-code"
            required
          />
          <NewPasswordFields form={{ values, errors }} rule={passwordRule} />
          {by === 'activation' || consentDue ? (
            <ConsentField form={{ values, errors }} version={version} />
          ) : null}
          <div>
            <SubmitButton size="large">{said.submit}</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  );
}

// People whom their unit registered with a phone need no counter.
function ByPhone() {
  return (
    <div class="mb-6">
      <Alert tone="info" title="单位为您登记的，用手机启用">
        <p>
          没有窗口代码、单位登记了您手机号的，请
          <a class="link" href="/password-reset">
            获取短信验证码
          </a>
          ，设置密码后即可使用。
        </p>
      </Alert>
    </div>
  );
}
