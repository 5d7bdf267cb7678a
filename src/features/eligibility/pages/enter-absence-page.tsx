import { type FormState, typed } from '../../../platform/http/index.ts';
import { Card, ErrorSummary, Form, Page, SelectField, SubmitButton } from '../../../ui/index.ts';
import type { AbsenceReason } from '../rules/absence.ts';
import { AbsenceFields } from './absences-page.tsx';

/** The unit enters a justified absence of one of its people (G13); the officer himself is not in the list. */
export function EnterAbsencePage({
  people,
  reasons,
  form,
}: {
  people: { accountId: string; name: string; idNumberMasked: string }[];
  reasons: AbsenceReason[];
  form: FormState;
}) {
  return (
    <Page
      title="登记正当理由"
      width="narrow"
      lead="登记后立即生效，本人会收到短信。"
      crumbs={[{ label: '正当理由', href: '/absence-desk' }, { label: '登记' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card>
          <Form action="/absence-desk" upload>
            <SelectField
              name="accountId"
              label="人员"
              value={typed(form.values, 'accountId')}
              error={form.errors.accountId}
              placeholder="请选择"
              required
              options={people.map(({ accountId, name, idNumberMasked }) => ({
                value: accountId,
                label: `${name}　${idNumberMasked}`,
              }))}
            />
            <AbsenceFields reasons={reasons} form={form} />
            <SubmitButton>登记</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
