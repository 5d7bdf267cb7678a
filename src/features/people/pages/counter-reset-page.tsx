import type { FieldErrors } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  CheckboxField,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { LearnerProfile } from '../rules/learner-profile.ts';

export interface CounterResetPageProps {
  text: string;
  /** The learner, or the office that serves them when it is another one. */
  found: { learner: LearnerProfile } | { office: string } | null;
  errors: FieldErrors;
}

export function CounterResetPage({ text, found, errors }: CounterResetPageProps) {
  return (
    <Page
      title="窗口重设密码"
      lead="学员的手机号不用了、收不到验证码时，核对证件原件后发放一次性代码。"
      width="narrow"
    >
      <ErrorSummary errors={errors} />
      <div class="stack">
        <Card>
          <Form action="/counter/password-reset/search">
            <TextField
              name="text"
              label="学员的证件号码或手机号"
              value={text}
              error={errors.text}
              autocomplete="off"
              required
            />
            <div>
              <SubmitButton tone={found ? 'quiet' : 'primary'}>查找学员</SubmitButton>
            </div>
          </Form>
        </Card>
        {found && 'office' in found ? (
          <Alert tone="warning" title="不在您的受理范围">
            这位学员请到{found.office}办理。
          </Alert>
        ) : null}
        {found && 'learner' in found ? <Issue learner={found.learner} /> : null}
      </div>
    </Page>
  );
}

function Issue({ learner }: { learner: LearnerProfile }) {
  return (
    <Card title={learner.name} icon="person">
      <DefinitionList
        items={[
          { label: '证件号码', value: <span class="figures">{learner.idNumberMasked}</span> },
          { label: '登记手机', value: <span class="figures">{learner.phoneMasked}</span> },
          { label: '工作单位', value: learner.employerName ?? '无' },
        ]}
      />
      <Form action="/counter/password-reset" class="mt-4">
        <input type="hidden" name="accountId" value={learner.accountId} />
        <CheckboxField name="checked" label="已当面核对证件原件，确认是本人" required />
        <div>
          <SubmitButton>发放一次性代码</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
