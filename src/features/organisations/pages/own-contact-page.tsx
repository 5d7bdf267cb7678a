import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton, TextField } from '../../../ui/index.ts';
import type { OrganisationChange } from '../rules/change.ts';
import type { Organisation } from '../rules/organisation.ts';
import { ChangesTable } from './changes-table.tsx';

export interface OwnContactPageProps {
  organisation: Organisation;
  changes: OrganisationChange[];
  form: FormState;
}

/** Where and when the officer's own body is reached, as learners read it beside what they do there. */
export function OwnContactPage({ organisation, changes, form }: OwnContactPageProps) {
  const { name, address, phone, officeHours } = organisation;
  return (
    <Page
      title="本单位的联系方式"
      lead={`${name}。学员在“由谁审验”、缴费、申请和答复的页面上看到这些内容，改了立即更新。`}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card title="联系方式和办公时间" icon="phone">
          <Form action="/own-organisation">
            <TextField label="地址" {...fieldOf(form, 'address', address)} required />
            <TextField label="电话" {...fieldOf(form, 'phone', phone)} required />
            <TextField
              label="办公时间"
              hint="例如：工作日 9:00–12:00，13:30–17:30。临时不办公的也写在这里。"
              {...fieldOf(form, 'officeHours', officeHours)}
              required
            />
            <SubmitButton>保存</SubmitButton>
          </Form>
        </Card>
        <Card title="改动记录" icon="list">
          <ChangesTable changes={changes.filter(({ appliedAt }) => appliedAt !== null)} />
        </Card>
      </div>
    </Page>
  );
}
