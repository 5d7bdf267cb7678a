import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Badge,
  Card,
  DefinitionList,
  ErrorSummary,
  Form,
  formatDateTime,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { Finding } from '../queries/findings.ts';
import { violationNames } from '../rules/case-kinds.ts';
import { findingStateNames } from '../rules/findings/finding-state.ts';
import { findRule, ruleName } from '../rules/findings/index.ts';
import { Evidence, RuleExplained } from './evidence.tsx';

/** One finding with its evidence, its rule with the thresholds of then, and the forms that settle it. */
export function FindingPage({
  one,
  subject,
  form,
}: {
  one: Finding;
  subject: string;
  form: FormState;
}) {
  const violation = findRule(one.rule)?.violation;
  return (
    <Page
      title={one.summary}
      width="wide"
      crumbs={[{ label: '线索', href: '/findings' }, { label: ruleName(one.rule) }]}
    >
      <div class="two-columns">
        <div class="stack">
          <ErrorSummary errors={form.errors} />
          <Card title="线索" icon="flag">
            <DefinitionList
              items={[
                { label: '状态', value: <FindingBadge one={one} /> },
                { label: '涉及', value: subject },
                { label: '可能的问题', value: violation ? violationNames[violation] : null },
                { label: '年度', value: `${one.year}年` },
                { label: '发现', value: formatDateTime(one.foundAt) },
                {
                  label: '涉及合格单',
                  value: one.slipIds.length > 0 ? `${one.slipIds.length}张` : null,
                },
                {
                  label: '处理',
                  value: one.decidedAt ? formatDateTime(one.decidedAt) : null,
                },
                { label: '排除理由', value: one.because },
                {
                  label: '案件',
                  value: one.caseId ? (
                    <a class="link" href={`/cases/${one.caseId}`}>
                      查看案件
                    </a>
                  ) : null,
                },
              ]}
            />
          </Card>
          <Evidence rows={one.evidence} />
        </div>
        <div class="stack">
          {one.state === 'NEW' ? <Settle one={one} form={form} /> : null}
          <RuleExplained code={one.rule} thresholds={one.thresholds} />
        </div>
      </div>
    </Page>
  );
}

function Settle({ one, form }: { one: Finding; form: FormState }) {
  return (
    <Card title="怎样处理" tone="accent">
      <p>线索不是结论。转为案件后，要告知当事人并听取申辩，才能处理。</p>
      <Form action={`/findings/${one.id}/case`} class="mt-4">
        <SubmitButton>转为案件</SubmitButton>
      </Form>
      <Form action={`/findings/${one.id}/dismissal`} class="mt-6">
        <TextArea label="排除的理由" rows={3} {...fieldOf(form, 'because')} required />
        <SubmitButton tone="quiet">排除</SubmitButton>
      </Form>
    </Card>
  );
}

export function FindingBadge({ one: { state } }: { one: Pick<Finding, 'state'> }) {
  const tone = state === 'NEW' ? 'warning' : state === 'CASE' ? 'info' : 'neutral';
  return <Badge tone={tone}>{findingStateNames[state]}</Badge>;
}
