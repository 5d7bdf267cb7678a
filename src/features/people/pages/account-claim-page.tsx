import { idDocumentTypes } from '../../../kernel/id-number.ts';
import type { FormState } from '../../../platform/http/form.ts';
import { typed } from '../../../platform/http/form.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton, TextArea } from '../../../ui/index.ts';
import { IdentityFields, PhoneField } from '../../identity/index.ts';
import type { Choices } from '../queries/form-choices.ts';
import { DistrictField } from './work-fields.tsx';

export function AccountClaimPage({
  form,
  districts,
}: {
  form: FormState;
  districts: Choices['districts'];
}) {
  return (
    <Page
      title="申请收回账号"
      lead="您的证件号码被人先注册了？填写后带上证件到窗口，核验无误账号就归您，学习记录一并移交。"
      crumbs={[{ label: '登录', href: '/login' }, { label: '申请收回账号' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <Card>
        <Form action="/claims/new">
          <IdentityFields
            form={form}
            documents={idDocumentTypes}
            documentHint="选择您带到窗口的证件。"
          />
          <PhoneField form={form} />
          <DistrictField
            form={form}
            districts={districts}
            label="在哪里办理"
            hint="选择您工作所在的区县；没有固定区县的到培训中心办理。"
          />
          <TextArea
            name="statement"
            label="情况说明"
            hint="例如：我从未注册过；或以前的手机号已不用。"
            value={typed(form.values, 'statement')}
            error={form.errors.statement}
            maxLength={500}
            required
          />
          <div>
            <SubmitButton size="large">提交申请</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
