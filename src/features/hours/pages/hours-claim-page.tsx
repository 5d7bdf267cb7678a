import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  Badge,
  Card,
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
import { hourUnits } from '../rules/conversion.ts';
import { type HoursClaim, statusOf, subjectNames } from '../rules/hours-claim.ts';

export interface HoursClaimPageProps {
  claim: HoursClaim;
  person: { name: string; idNumberMasked: string } | undefined;
  own: boolean;
  form: FormState;
}

/** One hours claim: its content and proof, the converted hours, the decision (E5, E8). */
export function HoursClaimPage({ claim, person, own, form }: HoursClaimPageProps) {
  return (
    <Page
      title={`${person?.name ?? ''}：${claim.title}`}
      crumbs={[{ href: '/hours/claim-desk', label: '其他学时认定' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card title="内容" icon="list">
          <DefinitionList
            items={[
              {
                label: '状态',
                value: <Badge tone={statusOf(claim).tone}>{statusOf(claim).name}</Badge>,
              },
              { label: '证件号码', value: person?.idNumberMasked },
              { label: '科目', value: subjectNames[claim.subject] },
              { label: '学习形式', value: claim.formName },
              { label: '举办单位', value: claim.organiser },
              { label: '时间', value: `${formatDay(claim.heldFrom)}至${formatDay(claim.heldTo)}` },
              {
                label: '数量',
                value: `${claim.quantity} ${hourUnits[claim.unit]}${claim.testPassed ? '，考试合格' : ''}`,
              },
              {
                label: '折算学时',
                value: `${claim.creditHours} 学时${claim.capped ? '（超出每日上限的部分不计）' : ''}`,
              },
              {
                label: '证明材料',
                value: (
                  <a class="link" href={`/hours/claim-desk/${claim.id}/proof`}>
                    {claim.proofName}
                  </a>
                ),
              },
              { label: '申报', value: <DateTime value={claim.requestedAt} /> },
              {
                label: '办理',
                value: claim.decidedAt ? <DateTime value={claim.decidedAt} /> : null,
              },
              { label: '办理说明', value: claim.decisionNote },
              { label: '撤回原因', value: claim.withdrawnBecause },
            ]}
          />
        </Card>
        {own ? <Alert tone="info">这是您自己的申报，请由本单位另一位管理员办理。</Alert> : null}
        {!own && claim.state === 'REQUESTED' ? (
          <Card title="办理" icon="check" tone="accent">
            <Form action={`/hours/claim-desk/${claim.id}/decision`}>
              <RadioField
                {...fieldOf(form, 'decision')}
                label="决定"
                required
                options={[
                  { value: 'approve', label: '认定', hint: '计入本人当年学时。' },
                  { value: 'return', label: '退回', hint: '须写明原因，本人可以重新申报。' },
                ]}
              />
              <TextArea {...fieldOf(form, 'note')} label="说明" rows={2} />
              <SubmitButton>提交决定</SubmitButton>
            </Form>
          </Card>
        ) : null}
        {!own && claim.state === 'APPROVED' && !claim.withdrawnAt ? (
          <Card title="更正或撤回" icon="warning">
            <p class="mb-4">
              认定有误的，写明原因撤回，不再计入学时；本人按正确的内容重新申报，即为更正。
            </p>
            <Form action={`/hours/claim-desk/${claim.id}/withdrawal`}>
              <TextArea
                {...fieldOf(form, 'because')}
                label="撤回原因"
                hint="本人会看到这个原因。"
                rows={2}
                required
              />
              <SubmitButton tone="danger">撤回认定</SubmitButton>
            </Form>
          </Card>
        ) : null}
      </div>
    </Page>
  );
}
