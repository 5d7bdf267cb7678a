import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  CheckboxField,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Jurisdiction } from '../../organisations/index.ts';
import { ValidityFields } from './validity-fields.tsx';

/** The form that sets what years ask for at a place (E1, E6, E7). */
export function SetRulePage({ places, form }: { places: Jurisdiction[]; form: FormState }) {
  const number = (name: string, label: string, preset = '') => ({
    ...fieldOf(form, name, preset),
    label,
    inputMode: 'text' as const,
    size: 'short' as const,
  });
  return (
    <Page
      title="设定年度规则"
      lead="由另一位工作人员确认，确认后立即按新规则计算各人的学时。规则不能修改；填错的，再设定一条同年起的规则接替它。"
      crumbs={[{ href: '/hour-rules', label: '学时规则' }]}
    >
      <ErrorSummary errors={form.errors} />
      <Card title="规则" icon="pen">
        <Form action="/hour-rules">
          <ValidityFields places={places} form={form} />
          <div class="grid gap-x-6 md:grid-cols-3">
            <TextField {...number('minPublicHours', '公需科目学时', '20')} required />
            <TextField {...number('minTotalHours', '全年合计学时')} hint="没有规定的不填。" />
            <TextField
              {...number('professionalPercent', '专业科目占全年（%）')}
              hint="三分之二填66.67。"
            />
            <TextField {...number('dailyCapHours', '每天最多计几学时', '8')} required />
            <TextField
              {...number('makeUpYears', '可以补学几年', '1')}
              hint="0 表示当年不学不能补。"
              required
            />
          </div>
          <CheckboxField
            name="carryOver"
            value="yes"
            label="上一年超出要求的公需科目学时结转到下一年"
            checked={form.values.carryOver === 'yes'}
          />
          <SubmitButton>提请设定</SubmitButton>
        </Form>
      </Card>
    </Page>
  );
}
