import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { Threshold } from '../queries/thresholds.ts';
import { ruleName } from '../rules/findings/index.ts';

/** One threshold, to be changed with a reason, by two persons. */
export function ThresholdPage({
  threshold,
  proposal,
  form,
}: {
  threshold: Threshold;
  proposal: Proposal | undefined;
  form: FormState;
}) {
  const { rule, name, label, unit, value, least } = threshold;
  const typed = fieldOf(form, 'value');
  return (
    <Page
      title={label}
      width="narrow"
      lead={`现在是${value}${unit}，不低于${least}${unit}。改动由另一位工作人员复核，从下一次检查起适用，已有的线索不变。`}
      crumbs={[{ label: '规则与阈值', href: '/findings/thresholds' }, { label: ruleName(rule) }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <OpenProposal proposal={proposal} />
        <Card>
          <Form action={`/findings/thresholds/${rule}/${name}`}>
            <TextField
              label={unit ? `新的数值（${unit}）` : '新的数值'}
              size="short"
              {...typed}
              value={typed.value || String(value)}
              required
            />
            <TextArea label="调整的理由" rows={3} {...fieldOf(form, 'because')} required />
            <SubmitButton busyText="正在提出…">提请复核</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
