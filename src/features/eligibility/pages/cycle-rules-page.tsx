import { emptyForm, type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Badge,
  Card,
  ConfirmButton,
  DataTable,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { Jurisdiction, TitleSeries } from '../../organisations/index.ts';
import type { CycleRule } from '../rules/cycle.ts';
import { describeReach, describeRule } from '../rules/sentences.ts';
import { RuleFields } from './rule-fields.tsx';

export interface CycleRulesPageProps {
  rules: CycleRule[];
  series: TitleSeries[];
  places: Jurisdiction[];
  form: FormState;
  /** The form that ends a rule, when it was refused. */
  ending: (FormState & { id: string }) | null;
}

/** The cycle rules in force and those ended; the bureau sets another or ends one (G11). */
export function CycleRulesPage(props: CycleRulesPageProps) {
  const { rules, series, places, form, ending } = props;
  const reach = (rule: CycleRule) =>
    describeReach(rule, {
      series: series.find(({ code }) => code === rule.seriesCode)?.name,
      place: places.find(({ id }) => id === rule.jurisdictionId)?.shortName,
    });
  return (
    <Page
      title="评审周期规则"
      width="wide"
      lead="申报职称评审要具备哪些年度的公需科目。同一申报人按最贴近的一条：先看地区，再看系列，再看层级；同样贴近的，以新的为准。"
    >
      <div class="stack">
        <ErrorSummary errors={ending?.errors ?? form.errors} />
        <DataTable
          caption="规则"
          rows={rules}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: '名称',
              cell: (rule) => (
                <>
                  <strong>{rule.name}</strong>
                  <p class="text-muted">{rule.basis}</p>
                </>
              ),
            },
            { key: 'reach', label: '适用', cell: reach },
            {
              key: 'years',
              label: '申报年度',
              cell: ({ applyFromYear, applyToYear }) =>
                `${applyFromYear}年起${applyToYear ? `，到${applyToYear}年` : ''}`,
            },
            { key: 'says', label: '要求', cell: describeRule },
            {
              key: 'state',
              label: '状态',
              cell: (rule) =>
                rule.endedAt ? (
                  <Badge tone="neutral">已停用</Badge>
                ) : (
                  <>
                    <Badge tone="success">有效</Badge>
                    <ConfirmButton
                      label="停用"
                      question={`停用“${rule.name}”后，申报人按其余规则计算。要由另一位工作人员确认。`}
                      confirm="提请停用"
                      action={`/cycle-rules/${rule.id}/end`}
                      tone="quiet"
                      open={ending?.id === rule.id}
                    >
                      <TextArea
                        label="原因"
                        rows={2}
                        {...fieldOf(ending?.id === rule.id ? ending : emptyForm, 'because')}
                        required
                      />
                    </ConfirmButton>
                  </>
                ),
            },
          ]}
        />
        <Card title="新的规则" icon="pen">
          <p class="mb-4">
            规则不修改，只新增和停用：已经作出的推荐和受理保留当时的依据。由另一位工作人员确认后生效。
          </p>
          <Form action="/cycle-rules">
            <RuleFields series={series} places={places} form={form} />
            <SubmitButton>提请设定</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
