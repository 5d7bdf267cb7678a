import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  Card,
  ConfirmButton,
  DataTable,
  DateTime,
  DefinitionList,
  Form,
  SubmitButton,
  TextArea,
  type Tone,
} from '../../../ui/index.ts';
import {
  type Difference,
  deciderOf,
  mayDecide,
  type Proposal,
  type ProposalState,
  proposalStateNames,
} from '../rules/proposal.ts';

export const stateTones: Record<ProposalState, Tone | 'neutral'> = {
  PROPOSED: 'warning',
  CONFIRMED: 'success',
  REFUSED: 'error',
  WITHDRAWN: 'neutral',
  LAPSED: 'neutral',
};

export interface ProposalPanelProps {
  proposal: Proposal;
  viewer: Parameters<typeof mayDecide>[0];
  form: FormState;
  /** When the change takes effect once confirmed: 立即, 在一天后. */
  takesEffect: string;
}

/** A proposal: who wants what changed and why, the difference, and what this officer can do about it. */
export function ProposalPanel(props: ProposalPanelProps) {
  const { proposal } = props;
  return (
    <div class="stack">
      <Card
        title={proposal.subject}
        icon="pen"
        actions={
          <Badge tone={stateTones[proposal.state]}>{proposalStateNames[proposal.state]}</Badge>
        }
      >
        <Facts proposal={proposal} />
        <div class="mt-4">
          <DifferenceTable difference={proposal.difference} />
        </div>
      </Card>
      {proposal.state === 'PROPOSED' ? <Decide {...props} /> : null}
    </div>
  );
}

function Facts({ proposal }: { proposal: Proposal }) {
  const { decidedByName, decidedAt, decisionReason, href } = proposal;
  return (
    <DefinitionList
      items={[
        { label: '单位', value: proposal.bodyName },
        { label: '提出', value: <Who name={proposal.proposedByName} at={proposal.proposedAt} /> },
        { label: '理由', value: proposal.reason },
        {
          label: proposalStateNames[proposal.state],
          value: decidedAt && <Who name={decidedByName ?? '系统'} at={decidedAt} />,
        },
        { label: '不同意的原因', value: decisionReason },
        {
          label: '最迟',
          value: proposal.state === 'PROPOSED' && (
            <>
              <DateTime value={proposal.lapsesAt} />
              ，过时自动失效
            </>
          ),
        },
        {
          label: '相关页面',
          value: href && (
            <a class="link" href={href}>
              打开查看
            </a>
          ),
        },
      ].map((item) => ({ ...item, value: item.value || null }))}
    />
  );
}

function Who({ name, at }: { name: string; at: Date }) {
  return (
    <>
      {name}，<DateTime value={at} />
    </>
  );
}

/** What changes, line by line in words. */
export function DifferenceTable({ difference }: { difference: readonly Difference[] }) {
  return (
    <DataTable
      caption="改动"
      rows={[...difference]}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', label: '项目', cell: ({ label }) => label },
        {
          key: 'before',
          label: '现在',
          cell: ({ before }) =>
            before === null ? <span class="text-muted">没有</span> : <del>{before}</del>,
        },
        {
          key: 'after',
          label: '改为',
          cell: ({ after }) =>
            after === null ? <span class="text-muted">取消</span> : <b>{after}</b>,
        },
      ]}
    />
  );
}

function Decide({ proposal, viewer, form, takesEffect }: ProposalPanelProps) {
  const base = `/proposals/${proposal.id}`;
  if (mayDecide(viewer, proposal)) {
    const refused = form.errors.reason !== undefined;
    return (
      <Card title="由您复核" tone="accent" icon="check">
        <p class="mb-4">
          请对照材料核对上面的改动。确认后，改动{takesEffect}生效；不同意的，请写明原因。
        </p>
        <div class="flex flex-wrap items-start gap-3">
          <Form action={`${base}/confirmation`}>
            <SubmitButton busyText="正在确认…">确认</SubmitButton>
          </Form>
          <ConfirmButton
            label="不同意"
            tone="danger"
            question="提出人会看到您写的原因，什么都不改动。"
            confirm="退回"
            action={`${base}/refusal`}
            open={refused}
          >
            <TextArea {...fieldOf(form, 'reason')} label="原因" rows={2} maxLength={200} required />
          </ConfirmButton>
        </div>
      </Card>
    );
  }
  if (proposal.proposedBy !== viewer.accountId) return null;
  return (
    <Alert tone="info" title={`等${deciderOf(proposal)}复核`}>
      <p class="mb-3">这件事由您提出，您不能自己确认。写错了可以撤回，再重新提出。</p>
      <ConfirmButton
        label="撤回"
        tone="quiet"
        question="撤回后什么都不改动。"
        confirm="确定撤回"
        action={`${base}/withdrawal`}
      />
    </Alert>
  );
}
