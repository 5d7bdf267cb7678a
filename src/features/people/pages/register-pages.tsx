import type { ComponentChildren } from 'preact';
import { idDocumentTypes } from '../../../kernel/id-number.ts';
import { maskPhone } from '../../../kernel/phone-number.ts';
import type { FormState } from '../../../platform/http/form.ts';
import {
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  Page,
  Steps,
  SubmitButton,
} from '../../../ui/index.ts';
import {
  ConsentField,
  IdentityFields,
  NewPasswordFields,
  PhoneField,
  passwordRule,
} from '../../identity/index.ts';
import type { Choices } from '../queries/form-choices.ts';
import { CounterOnlyNotice } from './counter-only-notice.tsx';
import type { UnitFieldsProps } from './unit-fields.tsx';
import { WorkCards } from './work-cards.tsx';

const stepTitles = ['您是谁', '单位与职称', '密码与手机验证'];

/** A page of registration with its place in the three steps. */
export function RegisterStep(props: {
  step: 1 | 2 | 3;
  lead: string;
  form: FormState;
  title?: string;
  children: ComponentChildren;
}) {
  const steps = stepTitles.map((title, index) => ({
    title,
    state:
      index + 1 < props.step
        ? ('done' as const)
        : index + 1 === props.step
          ? ('current' as const)
          : ('upcoming' as const),
  }));
  return (
    <Page
      title={props.title ?? `注册学员账号：${stepTitles[props.step - 1]}`}
      lead={props.lead}
      width="narrow"
    >
      <div class="mb-6 max-lg:hidden">
        <Steps label="注册的三个步骤" steps={steps} />
      </div>
      <p class="mb-4 font-semibold text-muted lg:hidden">
        第 {props.step} 步，共 3 步：{stepTitles[props.step - 1]}
      </p>
      <ErrorSummary errors={props.form.errors} />
      {props.children}
    </Page>
  );
}

/** First step: document, name and phone. `kept`: something typed earlier on this device is filled in. */
export function RegisterIdentityPage({ form, kept }: { form: FormState; kept: boolean }) {
  return (
    <RegisterStep
      step={1}
      form={form}
      title="注册学员账号"
      lead="填写一次，以后每年都用这个账号学习、考试、打印合格单。信息须真实，现场缴费时会核对。"
    >
      {kept ? <KeptNotice /> : null}
      <Form action="/register" class="stack">
        <Card>
          <div>
            <IdentityFields
              form={form}
              documents={idDocumentTypes}
              documentHint="护照和通行证选上后，会告诉您到哪里登记。"
              documentNote={<CounterOnlyNotice />}
            />
            <PhoneField form={form} />
            <SubmitButton size="large">下一步：单位与职称</SubmitButton>
          </div>
        </Card>
      </Form>
      <p class="mt-6 text-muted">
        已有账号？
        <a class="link" href="/login">
          直接登录
        </a>
      </p>
    </RegisterStep>
  );
}

function KeptNotice() {
  return (
    <div class="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <p>已为您填好上次写的内容，在这台设备上保留两小时。公用电脑请在离开前清除。</p>
      <Form action="/register/draft/removal">
        <SubmitButton tone="quiet" size="small">
          清除并重新填写
        </SubmitButton>
      </Form>
    </div>
  );
}

/** Second step: the unit, the place and the title. */
export function RegisterWorkPage({ form, units, choices }: UnitFieldsProps & { choices: Choices }) {
  return (
    <RegisterStep
      step={2}
      form={form}
      lead="单位和区县决定在哪里缴费、由谁审验；以后变动可以再改。"
    >
      <Form action="/register/work" class="stack">
        {/* The first button of a form answers the Enter key: going on, not searching. */}
        <button type="submit" class="sr-only" tabIndex={-1}>
          下一步
        </button>
        <WorkCards
          form={form}
          units={units}
          choices={choices}
          districtHint="现场缴费和审验一般在这里办理。"
        />
        <div class="flex flex-wrap gap-3">
          <SubmitButton size="large">下一步：设置密码</SubmitButton>
          <SubmitButton size="large" tone="quiet" name="step" value="back">
            上一步
          </SubmitButton>
        </div>
      </Form>
    </RegisterStep>
  );
}

/** Third step: password and consent; the code follows. */
export function RegisterPasswordPage(props: {
  form: FormState;
  name: string;
  phone: string;
  /** The version of the privacy notice in force. */
  version: string;
}) {
  const { form, name, phone, version } = props;
  return (
    <RegisterStep
      step={3}
      form={form}
      lead={`${name}，设好密码后，我们向 ${maskPhone(phone)} 发送验证码。`}
    >
      <Form action="/register/password" class="stack">
        <Card>
          <div>
            <NewPasswordFields form={form} rule={passwordRule} />
            <ConsentField form={form} version={version} />
            <div class="flex flex-wrap items-center gap-3">
              <SubmitButton size="large">下一步：验证手机号</SubmitButton>
              <ButtonLink size="large" tone="quiet" href="/register/work">
                上一步
              </ButtonLink>
            </div>
          </div>
        </Card>
      </Form>
    </RegisterStep>
  );
}
