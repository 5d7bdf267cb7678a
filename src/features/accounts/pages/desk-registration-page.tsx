import { idDocumentTypes } from '../../../kernel/id-number.ts';
import { typed } from '../../../platform/http/form.ts';
import { Card, CheckboxField, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import type { Choices } from '../choices.ts';
import { privacyNotice } from '../privacy.ts';
import {
  CustodyField,
  DistrictField,
  IdentityFields,
  PhoneField,
  TitleFields,
} from './identity-fields.tsx';
import { UnitFields, type UnitFieldsProps } from './unit-fields.tsx';

export interface DeskRegistrationPageProps extends UnitFieldsProps {
  choices: Choices;
}

/** The officer registers the person who stands before him, document in hand. */
export function DeskRegistrationPage({ form, units, choices }: DeskRegistrationPageProps) {
  return (
    <Page
      title="窗口登记学员"
      lead="为持护照、港澳台通行证或不便自助注册的学员登记。登记后请把一次性代码交给本人，由本人设置密码。"
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <Form action="/counter/registrations" class="stack">
        {/* The first button of a form answers the Enter key: registering, not searching. */}
        <button type="submit" class="sr-only" tabIndex={-1}>
          登记
        </button>
        <Card title="证件" icon="person">
          <div>
            <IdentityFields
              form={form}
              documents={idDocumentTypes}
              documentHint="照证件原件选择；护照和通行证的号码没有校验位，请逐字核对。"
            />
            <PhoneField form={form} />
          </div>
        </Card>
        <Card title="在哪里工作" icon="building">
          <div>
            <UnitFields form={form} units={units} />
            <DistrictField form={form} districts={choices.districts} />
            <CustodyField form={form} agencies={choices.agencies} />
          </div>
        </Card>
        <Card title="职称" icon="certificate">
          <div>
            <TitleFields form={form} titleSeries={choices.titleSeries} />
          </div>
        </Card>
        <Card title="核对" icon="check">
          <div>
            <CheckboxField
              name="checked"
              value="yes"
              checked={typed(form.values, 'checked') === 'yes'}
              label="已当面核对证件原件，姓名和号码与证件一致"
              error={form.errors.checked}
              required
            />
            <CheckboxField
              name="consent"
              value={privacyNotice.version}
              checked={typed(form.values, 'consent') === privacyNotice.version}
              label={
                <>
                  已向本人出示
                  <a class="link" href="/privacy" target="_blank" rel="noopener">
                    《个人信息保护告知》
                  </a>
                  （{privacyNotice.version} 版），本人同意
                </>
              }
              error={form.errors.consent}
              required
            />
            <div>
              <SubmitButton size="large">登记并生成一次性代码</SubmitButton>
            </div>
          </div>
        </Card>
      </Form>
    </Page>
  );
}
