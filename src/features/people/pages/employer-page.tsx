import { typed } from '../../../platform/http/form.ts';
import { Card, DateField, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import { UnitFields, type UnitFieldsProps } from './unit-fields.tsx';

export function EmployerPage({ form, units }: UnitFieldsProps) {
  return (
    <Page
      title="更换工作单位"
      lead="以前的任职和成绩都会保留。新单位确认之前不影响学习和考试。"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '更换工作单位' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <Card>
        <Form action="/account/employer">
          <button type="submit" class="sr-only" tabIndex={-1}>
            保存
          </button>
          <UnitFields form={form} units={units} />
          <DateField
            name="from"
            label="从哪天开始"
            value={typed(form.values, 'from')}
            error={form.errors.from}
            required
          />
          <div>
            <SubmitButton size="large">保存</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
