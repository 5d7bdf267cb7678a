import type { FormState } from '../../../platform/http/form.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import type { Choices } from '../queries/form-choices.ts';
import { CustodyField, TitleFields } from './work-fields.tsx';

export function WorkDataPage({ form, choices }: { form: FormState; choices: Choices }) {
  return (
    <Page
      title="职称与档案"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '职称与档案' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Card title="职称" icon="certificate">
          <Form action="/account/title">
            <TitleFields form={form} titleSeries={choices.titleSeries} />
            <div>
              <SubmitButton>保存职称</SubmitButton>
            </div>
          </Form>
        </Card>
        <Card title="人事档案" icon="list">
          <Form action="/account/custody">
            <CustodyField form={form} agencies={choices.agencies} />
            <p class="mb-5 text-muted">更改从今天起生效；已经提交的审验不受影响。</p>
            <div>
              <SubmitButton>保存托管机构</SubmitButton>
            </div>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
