import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  DateField,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { Standings } from '../queries/progress.ts';
import { type OrderKind, orderMetricNames, orderMetrics } from '../rules/order.ts';
import { percentOf, percentText } from '../rules/share.ts';

export interface NewOrderPageProps {
  kind: OrderKind;
  year: number;
  choices: { member: string; name: string; chosen: boolean; now: Standings }[];
  form: FormState;
}

const startingValues = {
  metric: 'recorded',
  targetPercent: '100',
  basis: '渝人社办〔2010〕257号第五条第二款',
};

/** An order to catch up, to one body or to many at once. */
export function NewOrderPage({ kind, year, choices, form }: NewOrderPageProps) {
  const given = {
    ...form,
    values: Object.keys(form.values).length > 0 ? form.values : startingValues,
  };
  return (
    <Page
      title="下达限期补学通知"
      width="narrow"
      lead={`${year}年度。每个对象各收到一份，编号和下达时的数据自动记下。`}
      crumbs={[{ label: '督查', href: `/supervision?year=${year}` }, { label: '限期补学通知' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card>
          <Form action="/catch-up-orders">
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="year" value={year} />
            <fieldset id="field-member" class="field" tabIndex={-1}>
              <legend class="field-label">督办对象</legend>
              <div class="choice-list">
                {choices.map(({ member, name, chosen, now }) => (
                  <label key={member} class="choice">
                    <input
                      type="checkbox"
                      class="checkbox checkbox-primary checkbox-sm"
                      name="member"
                      value={member}
                      checked={chosen}
                    />
                    <span>
                      {name}
                      <span class="block text-sm text-muted">
                        应学 {now.due.toLocaleString('zh-CN')} 人，现在完成率{' '}
                        {percentText(percentOf(now.reached, now.due))}
                      </span>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
            <SelectField
              label="要完成的环节"
              required
              {...fieldOf(given, 'metric')}
              options={orderMetrics.map((value) => ({ value, label: orderMetricNames[value] }))}
            />
            <TextField
              label="要达到的比率（%）"
              hint="按应学人数计算，有正当理由的人员不计入。100 表示人人完成。"
              size="short"
              inputMode="numeric"
              {...fieldOf(given, 'targetPercent')}
              required
            />
            <DateField
              label="期限"
              hint="到这一天为止，逾期会自动标出。"
              {...fieldOf(given, 'deadline')}
              required
            />
            <TextField label="依据" {...fieldOf(given, 'basis')} required />
            <TextArea
              label="要求"
              hint="例如：逐人提醒未选课人员，说明不参加学习的后果。"
              rows={5}
              {...fieldOf(given, 'text')}
              required
            />
            <SubmitButton>下达</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
