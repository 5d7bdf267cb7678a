import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  Card,
  ConfirmButton,
  DefinitionList,
  ErrorSummary,
  Form,
  formatDay,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { endorserKindOf, type Organisation } from '../../organisations/index.ts';
import { type LearnerProfile, registrationStateNames } from '../../people/index.ts';
import { type ResultSlip, SlipBadge, SlipFacts } from '../../result-slips/index.ts';
import type { EndorsementEvent } from '../queries/endorsements.ts';
import { reasonLength } from '../routes/forms.ts';
import type { Endorsement } from '../rules/endorsement.ts';
import type { DecisionBarrier } from '../rules/policy.ts';
import { StateBadge } from './state-badge.tsx';
import { Trace } from './trace.tsx';

export interface EndorsementPageProps {
  endorsement: Endorsement;
  body: Organisation;
  slip: ResultSlip;
  learner: LearnerProfile;
  otherSlips: ResultSlip[];
  events: EndorsementEvent[];
  barrier: DecisionBarrier | null;
  mayRevoke: boolean;
  /** The form with the reason. */
  form: FormState;
}

/** The slip beside the record of its learner (N24), and the decision. */
export function EndorsementPage(props: EndorsementPageProps) {
  const { endorsement, body, slip, learner, otherSlips, events, form } = props;
  const kind = endorserKindOf(endorsement.rule);
  return (
    <Page
      title={`审验：${learner.name}`}
      width="wide"
      crumbs={[{ label: '合格单审验', href: '/endorsements' }, { label: slip.slipNo }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <div class="grid gap-5 lg:grid-cols-2 items-start">
          <Card title="合格单" icon="certificate" actions={<SlipBadge slip={slip} />}>
            <SlipFacts slip={slip} also={[{ label: '查验码', value: slip.verificationCode }]} />
          </Card>
          <Card title="平台记录" icon="list">
            <DefinitionList
              items={[
                {
                  label: '姓名',
                  value: <Compared now={learner.name} printed={slip.content.name} />,
                },
                {
                  label: '证件号码',
                  value: (
                    <Compared now={learner.idNumberMasked} printed={slip.content.idNumberMasked} />
                  ),
                },
                { label: '登记信息', value: registrationStateNames[learner.registrationState] },
                { label: '工作单位', value: learner.employerName ?? '无' },
                { label: '职称', value: learner.titleName },
                {
                  label: '职称取得',
                  value: learner.titleAwardedOn ? formatDay(learner.titleAwardedOn) : null,
                },
                { label: '管理权限', value: kind.name },
                { label: '审验单位', value: body.name },
                {
                  label: '其他合格单',
                  value:
                    otherSlips.length === 0
                      ? '无'
                      : otherSlips
                          .map((other) => `${other.content.year}年 ${other.slipNo}`)
                          .join('，'),
                },
              ]}
            />
          </Card>
        </div>
        <Card
          title="办理"
          icon="stamp"
          tone="accent"
          actions={<StateBadge state={endorsement.state} />}
        >
          <Decision {...props} />
        </Card>
        <Card title="办理过程" icon="clock">
          <Trace events={events} />
        </Card>
      </div>
    </Page>
  );
}

function Compared({ now, printed }: { now: string; printed: string }) {
  return (
    <>
      {now}{' '}
      {now === printed ? (
        <Badge tone="success">与合格单一致</Badge>
      ) : (
        <Badge tone="error">与合格单不一致</Badge>
      )}
    </>
  );
}

function Decision({ endorsement, barrier, mayRevoke, form }: EndorsementPageProps) {
  const open = Object.keys(form.errors).length > 0;
  const revokes = endorsement.state === 'ENDORSED';
  const reason = (
    <TextArea
      name="reason"
      label="原因"
      hint={
        revokes
          ? '学员会看到这段话，公开的查验页面也会显示，请不要写个人信息。'
          : '学员会看到这段话，请写明哪里不符、怎样修改。'
      }
      value={typed(form.values, 'reason')}
      error={form.errors.reason}
      rows={2}
      maxLength={reasonLength}
      required
    />
  );
  if (revokes && mayRevoke) {
    return (
      <ConfirmButton
        label="撤销审验"
        question="撤销后合格单随之失效，查验页面显示“已撤销”，据此登记的学时一并撤回。"
        confirm="确认撤销"
        action={`/endorsements/${endorsement.id}/revocation`}
        open={open}
      >
        {reason}
      </ConfirmButton>
    );
  }
  if (endorsement.state !== 'PENDING')
    return (
      <p class="text-muted">
        {endorsement.reason ? `原因：${endorsement.reason}` : '这条申请已经办结。'}
      </p>
    );
  if (barrier === 'own_slip')
    return <Alert tone="warning">这是您本人的合格单，请由本单位另一位管理员或上级单位审验。</Alert>;
  if (barrier) return <Alert tone="info">这条申请由审验单位办理，您可以查看。</Alert>;
  return (
    <div class="flex flex-wrap items-start gap-3">
      <Form action="/endorsements/decisions">
        <input type="hidden" name="id" value={endorsement.id} />
        <SubmitButton>审验通过</SubmitButton>
      </Form>
      <ConfirmButton
        label="退回"
        tone="quiet"
        question="退回后学员修改资料，可以重新提交。"
        confirm="确认退回"
        action={`/endorsements/${endorsement.id}/return`}
        open={open}
      >
        {reason}
      </ConfirmButton>
    </div>
  );
}
