import { type FormState, typed } from '../../../platform/http/index.ts';
import {
  Badge,
  Card,
  ConfirmButton,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  formatDay,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { type Absence, type AbsenceReason, absenceStateNames } from '../rules/absence.ts';

export const absenceTones = {
  REQUESTED: 'warning',
  APPROVED: 'success',
  REFUSED: 'error',
  WITHDRAWN: 'neutral',
} as const;

/** The learner's own justified absences, and asking for another (G13). */
export function AbsencesPage({
  absences,
  reasons,
  form,
}: {
  absences: Absence[];
  reasons: AbsenceReason[];
  form: FormState;
}) {
  return (
    <Page
      title="正当理由"
      lead="因长期病假、生育、出国、借调等没有参加某一年学习的，在这里申请，由您所在的单位批准；没有单位的，由托管档案的人才代理机构批准。批准后当年视为有正当理由。"
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <DataTable
          caption="我的申请"
          rows={absences}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有申请" icon="list">
              需要时在下面填写。
            </EmptyState>
          }
          columns={[
            {
              key: 'years',
              label: '年度',
              cell: ({ years }) => years.map((one) => `${one}年`).join('、'),
            },
            { key: 'reason', label: '原因', cell: ({ reasonName }) => reasonName },
            {
              key: 'period',
              label: '起止',
              cell: ({ validFrom, validTo }) => `${formatDay(validFrom)}至${formatDay(validTo)}`,
            },
            {
              key: 'state',
              label: '状态',
              cell: (one) => (
                <>
                  <Badge tone={absenceTones[one.state]}>{absenceStateNames[one.state]}</Badge>
                  {(one.withdrawnBecause ?? one.decisionNote) ? (
                    <p class="text-muted">{one.withdrawnBecause ?? one.decisionNote}</p>
                  ) : null}
                </>
              ),
            },
            {
              key: 'do',
              label: '操作',
              cell: (one) =>
                one.state === 'REQUESTED' ? (
                  <ConfirmButton
                    label="撤回"
                    question="撤回这份申请吗？"
                    confirm="确定撤回"
                    action={`/absences/${one.id}/withdrawal`}
                    tone="quiet"
                  />
                ) : null,
            },
          ]}
        />
        <Card title="申请" icon="pen">
          <Form action="/absences" upload>
            <AbsenceFields reasons={reasons} form={form} />
            <SubmitButton>提交申请</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

/** Reason, period, proof: the same for the person and for the unit. */
export function AbsenceFields({ reasons, form }: { reasons: AbsenceReason[]; form: FormState }) {
  const { values, errors } = form;
  return (
    <>
      <SelectField
        name="reasonCode"
        label="原因"
        value={typed(values, 'reasonCode')}
        error={errors.reasonCode}
        placeholder="请选择"
        required
        options={reasons.map(({ code, name, hint, daysForYear }) => ({
          value: code,
          label: `${name}（${hint}；当年满${daysForYear}天）`,
        }))}
      />
      <DateField
        name="validFrom"
        label="开始日期"
        value={typed(values, 'validFrom')}
        error={errors.validFrom}
        required
      />
      <DateField
        name="validTo"
        label="结束日期"
        value={typed(values, 'validTo')}
        error={errors.validTo}
        required
      />
      <TextArea
        name="note"
        label="说明"
        rows={3}
        value={typed(values, 'note')}
        error={errors.note}
      />
      <FileField
        name="proof"
        label="证明材料"
        neededWhen="除“其他正当理由”外都要上传"
        hint="PDF、JPG 或 PNG，最大 10 MB。"
        accept=".pdf,.jpg,.jpeg,.png"
        error={errors.proof}
      />
    </>
  );
}
