import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { violationNames, violations } from '../rules/case-kinds.ts';

/** The form by which a body reports a suspicion (N38). */
export function ReportPage({ form }: { form: FormState }) {
  return (
    <Page
      title="反映一件事"
      width="narrow"
      lead="写清看到的情况。是否违规由市人力社保局核实，当事人可以申辩。"
      crumbs={[{ label: '反映违规', href: '/reports' }, { label: '反映一件事' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card>
          <Form action="/reports">
            <RadioField
              label="反映的是"
              {...fieldOf(form, 'subject')}
              options={[
                { value: 'person', label: '一位人员', hint: '凭手中合格单的编号。' },
                { value: 'body', label: '一个单位', hint: '写单位全称。' },
              ]}
            />
            <TextField
              label="合格单编号"
              hint="反映人员时填写，在合格单标题下方。"
              {...fieldOf(form, 'slipNo')}
            />
            <TextField label="单位名称" hint="反映单位时填写。" {...fieldOf(form, 'unit')} />
            <RadioField
              label="涉嫌的问题"
              {...fieldOf(form, 'violation')}
              options={violations.map((value) => ({ value, label: violationNames[value] }))}
            />
            <TextField
              label="年度"
              size="short"
              inputMode="numeric"
              {...fieldOf(form, 'year')}
              required
            />
            <TextField label="事由" hint="一句话。" {...fieldOf(form, 'title')} required />
            <TextArea
              label="看到的情况"
              hint="时间、地点、经过、依据。"
              rows={6}
              {...fieldOf(form, 'facts')}
              required
            />
            <SubmitButton>提交</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
