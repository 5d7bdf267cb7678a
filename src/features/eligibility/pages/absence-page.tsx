import { type FormState, typed } from '../../../platform/http/index.ts';
import {
  Alert,
  Badge,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  formatDay,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { type Absence, absenceStateNames } from '../rules/absence.ts';
import { absenceTones } from './absences-page.tsx';

export interface AbsencePageProps {
  absence: Absence;
  person: { name: string; idNumberMasked: string };
  unit: string;
  decidedBy: string | null;
  may: 'decide' | 'own' | 'read';
  form: FormState;
}

/** One justified absence: what it says, its proof, the unit's decision (G13). */
export function AbsencePage({ absence, person, unit, decidedBy, may, form }: AbsencePageProps) {
  const { errors, values } = form;
  return (
    <Page
      title={`${person.name}：${absence.reasonName}`}
      crumbs={[{ label: '正当理由', href: '/absence-desk' }, { label: person.name }]}
    >
      <div class="stack">
        <ErrorSummary errors={errors} />
        <Card title="内容" icon="list">
          <DefinitionList
            items={[
              {
                label: '状态',
                value: (
                  <Badge tone={absenceTones[absence.state]}>
                    {absenceStateNames[absence.state]}
                  </Badge>
                ),
              },
              { label: '证件号码', value: person.idNumberMasked },
              { label: '单位', value: unit },
              {
                label: '起止',
                value: `${formatDay(absence.validFrom)}至${formatDay(absence.validTo)}`,
              },
              { label: '免去学习的年度', value: absence.years.map((one) => `${one}年`).join('、') },
              { label: '说明', value: absence.note },
              {
                label: '证明材料',
                value: absence.proofKey ? (
                  <a class="link" href={`/absence-desk/${absence.id}/proof`}>
                    {absence.proofName}
                  </a>
                ) : (
                  '没有上传'
                ),
              },
              { label: '提出', value: <DateTime value={absence.requestedAt} /> },
              {
                label: '办理',
                value: absence.decidedAt ? (
                  <>
                    {decidedBy}，<DateTime value={absence.decidedAt} />
                  </>
                ) : null,
              },
              { label: '办理说明', value: absence.decisionNote },
              { label: '撤回原因', value: absence.withdrawnBecause },
            ]}
          />
        </Card>
        {may === 'own' ? (
          <Alert tone="info">这是您自己的事项，请由本单位另一位管理员办理。</Alert>
        ) : null}
        {may === 'decide' && absence.state === 'REQUESTED' ? (
          <Card title="办理" icon="check" tone="accent">
            <Form action={`/absence-desk/${absence.id}/decision`}>
              <RadioField
                name="decision"
                label="决定"
                value={typed(values, 'decision')}
                error={errors.decision}
                required
                options={[
                  { value: 'approve', label: '批准', hint: '这些年度视为有正当理由。' },
                  { value: 'refuse', label: '不批准', hint: '须写明原因。' },
                ]}
              />
              <TextArea
                name="note"
                label="说明"
                rows={2}
                value={typed(values, 'note')}
                error={errors.note}
              />
              <SubmitButton>提交决定</SubmitButton>
            </Form>
          </Card>
        ) : null}
        {may === 'decide' && absence.state === 'APPROVED' ? (
          <ConfirmButton
            label="撤回这项正当理由"
            question="撤回后，这些年度不再视为有正当理由，年度考核和职称评审的结果随之改变。"
            confirm="确定撤回"
            action={`/absence-desk/${absence.id}/withdrawal`}
            open={errors.because !== undefined}
          >
            <TextArea
              name="because"
              label="原因"
              rows={2}
              value={typed(values, 'because')}
              error={errors.because}
              required
            />
          </ConfirmButton>
        ) : null}
      </div>
    </Page>
  );
}
