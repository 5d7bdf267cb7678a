import { Card, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
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
}

/** Registration (N1) on one page. */
export function RegisterPage({ form, units, choices }: RegisterPageProps) {
  return (
    <Page
      title="注册学员账号"
      lead="填写一次，以后每年都用这个账号学习、考试、打印合格单。信息须真实，现场缴费时会核对。"
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="mb-6">
        <CounterOnlyNotice />
      </div>
      <Form action="/register" class="stack">
        {/* The first button of a form answers the Enter key: going on, not searching. */}
        <button type="submit" class="sr-only" tabIndex={-1}>
          下一步
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
              <SubmitButton size="large">下一步：验证手机号</SubmitButton>
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
