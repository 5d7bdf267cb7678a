import type { FormState } from '../../../platform/http/form.ts';
import { Alert, Card, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import { IdentityFields, registrableDocuments } from '../../identity/index.ts';
import type { Choices } from '../queries/form-choices.ts';
import type { LearnerProfile } from '../rules/learner-profile.ts';
import { DistrictField } from './work-fields.tsx';

/** Correction by the learner, after a return or before the first check (N2). */
export function OwnRegistrationPage({
  learner,
  form,
  districts,
}: {
  learner: LearnerProfile;
  form: FormState;
  districts: Choices['districts'];
}) {
  return (
    <Page
      title="修改注册信息"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '修改注册信息' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {learner.registrationNote ? (
          <Alert tone="warning" title="退回原因">
            {learner.registrationNote}
          </Alert>
        ) : null}
        <Card>
          <Form action="/account/registration">
            <IdentityFields
              form={form}
              documents={registrableDocuments}
              numberHint={`现在是 ${learner.idNumberMasked}；不用改就留空。`}
              numberRequired={false}
            />
            <DistrictField form={form} districts={districts} />
            <div>
              <SubmitButton size="large">重新提交</SubmitButton>
            </div>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
