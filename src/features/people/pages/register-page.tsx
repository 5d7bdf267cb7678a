import { Alert, Card, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import {
  ConsentField,
  IdentityFields,
  NewPasswordFields,
  PhoneField,
  passwordRule,
  registrableDocuments,
} from '../../identity/index.ts';
import type { Choices } from '../queries/form-choices.ts';
import { CounterOnlyNotice } from './counter-only-notice.tsx';
import type { UnitFieldsProps } from './unit-fields.tsx';
import { WorkCards } from './work-cards.tsx';

export interface RegisterPageProps extends UnitFieldsProps {
  choices: Choices;
  /** The number has an account; the page says how to claim it, not whose it is (Q4). */
  taken?: boolean;
}

/** Registration (N1) on one page. */
export function RegisterPage({ form, units, choices, taken }: RegisterPageProps) {
  return (
    <Page
      title="注册学员账号"
      lead="填写一次，以后每年都用这个账号学习、考试、打印合格单。信息须真实，现场缴费时会核对。"
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      {taken ? <TakenNotice /> : null}
      <div class="mb-6">
        <CounterOnlyNotice />
      </div>
      <Form action="/register" class="stack">
        {/* The first button of a form answers the Enter key: registering, not searching. */}
        <button type="submit" class="sr-only" tabIndex={-1}>
          注册
        </button>
        <Card title="您是谁" icon="person">
          <div>
            <IdentityFields form={form} documents={registrableDocuments} />
            <PhoneField form={form} />
          </div>
        </Card>
        <WorkCards
          form={form}
          units={units}
          choices={choices}
          districtHint="现场缴费和审验一般在这里办理。"
        />
        <Card title="设置密码" icon="lock">
          <div>
            <NewPasswordFields form={form} rule={passwordRule} />
            <ConsentField form={form} />
            <div>
              <SubmitButton size="large">注册并登录</SubmitButton>
            </div>
          </div>
        </Card>
      </Form>
      <p class="mt-6 text-muted">
        已有账号？
        <a class="link" href="/login">
          直接登录
        </a>
      </p>
    </Page>
  );
}

function TakenNotice() {
  return (
    <div class="mb-6">
      <Alert tone="warning" title="这个证件号码已经注册过">
        <p>
          如果是您以前注册的，请
          <a class="link" href="/login">
            登录
          </a>
          或
          <a class="link" href="/password-reset">
            重设密码
          </a>
          ；单位或窗口为您登记过的，请
          <a class="link" href="/activation">
            启用账号
          </a>
          。如果您没有注册过，可能有人误用了您的号码，请
          <a class="link" href="/claims/new">
            申请收回账号
          </a>
          ，持证件到窗口核验后账号归您。
        </p>
      </Alert>
    </div>
  );
}
