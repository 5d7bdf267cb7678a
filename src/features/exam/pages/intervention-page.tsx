import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  Card,
  ConfirmButton,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import {
  type DescribedIntervention,
  interventionNames,
  interventionStateNames,
  interventionTones,
} from '../rules/intervention.ts';

const crumb = { label: '考试监控', href: '/exam-monitor' };

export interface InterventionPageProps extends DescribedIntervention {
  /** Targets that still allow it. */
  reachable: number;
  /** Whether the viewer may decide; the proposer may not (E17). */
  mayDecide: boolean;
  /** The form of the rejection. */
  form: FormState;
}

/** A proposal with what the second clerk needs to decide, or its decision. */
export function InterventionPage(props: InterventionPageProps) {
  const { intervention, form } = props;
  const title = interventionNames[intervention.kind];
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[crumb, { label: '处理记录', href: '/exam-monitor/interventions' }, { label: title }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Facts {...props} />
        {intervention.state === 'PROPOSED' ? <Decision {...props} /> : null}
      </div>
    </Page>
  );
}

function Facts(props: InterventionPageProps) {
  const { intervention: one, scope, scopeHref, proposedByName, decidedByName } = props;
  return (
    <Card
      title="提出的处理"
      icon="flag"
      actions={
        <Badge tone={interventionTones[one.state]}>{interventionStateNames[one.state]}</Badge>
      }
    >
      <DefinitionList
        items={[
          {
            label: '范围',
            value: scopeHref ? (
              <a class="link" href={scopeHref}>
                {scope}
              </a>
            ) : (
              scope
            ),
          },
          { label: '延长', value: one.seconds ? `${one.seconds / 60} 分钟` : null },
          { label: '原因', value: one.because },
          { label: '提出时涉及', value: `${one.targetCount.toLocaleString('zh-CN')} 人` },
          {
            label: '现在可执行',
            value:
              one.state === 'PROPOSED' ? `${props.reachable.toLocaleString('zh-CN')} 人` : null,
          },
          { label: '提出', value: <Who name={proposedByName} at={one.proposedAt} /> },
          {
            label: '复核',
            value: one.decidedAt ? <Who name={decidedByName ?? ''} at={one.decidedAt} /> : null,
          },
          {
            label: '已执行',
            value:
              one.appliedCount === null ? null : `${one.appliedCount.toLocaleString('zh-CN')} 人`,
          },
          { label: '驳回原因', value: one.decisionNote },
        ]}
      />
    </Card>
  );
}

const Who = ({ name, at }: { name: string; at: Date }) => (
  <>
    {name}，<DateTime value={at} />
  </>
);

function Decision({ intervention, mayDecide, reachable, form }: InterventionPageProps) {
  if (!mayDecide)
    return (
      <Alert tone="info" title="等待另一位经办人复核">
        提出和复核要由两个人完成。请通知同事在“考试监控”里复核，复核后立即执行。
      </Alert>
    );
  const url = `/exam-monitor/interventions/${intervention.id}`;
  return (
    <Card title="复核" icon="check" tone="accent">
      {reachable === 0 ? (
        <Alert tone="warning">现在已经没有可以执行的考试，请驳回并写明原因。</Alert>
      ) : (
        <Form action={`${url}/confirmation`}>
          <p class="mb-3">核对无误后确认，立即对 {reachable.toLocaleString('zh-CN')} 人执行。</p>
          <SubmitButton busyText="正在执行…">确认并执行</SubmitButton>
        </Form>
      )}
      <div class="mt-4">
        <ConfirmButton
          label="驳回"
          question="驳回后不作任何改动。"
          confirm="确定驳回"
          action={`${url}/rejection`}
          open={Object.keys(form.errors).length > 0}
        >
          <TextField
            name="because"
            label="驳回原因"
            value={typed(form.values, 'because')}
            error={form.errors.because}
            required
          />
        </ConfirmButton>
      </div>
    </Card>
  );
}

/** The open proposals and the latest decisions. */
export function InterventionsPage({ list }: { list: DescribedIntervention[] }) {
  return (
    <Page
      title="处理记录"
      lead="延长时间、返还机会、作废：一人提出，另一人复核。"
      width="wide"
      crumbs={[crumb, { label: '处理记录' }]}
    >
      <DataTable
        caption="处理记录"
        rows={list}
        rowKey={({ intervention }) => intervention.id}
        empty={
          <EmptyState title="还没有处理记录" icon="list">
            考试受故障影响时，在考试监控里查找学员或成组提出处理。
          </EmptyState>
        }
        columns={[
          {
            key: 'kind',
            label: '处理',
            cell: ({ intervention }) => (
              <a class="link" href={`/exam-monitor/interventions/${intervention.id}`}>
                {interventionNames[intervention.kind]}
              </a>
            ),
          },
          { key: 'scope', label: '范围', cell: ({ scope }) => scope },
          { key: 'because', label: '原因', cell: ({ intervention }) => intervention.because },
          {
            key: 'count',
            label: '人数',
            numeric: true,
            cell: ({ intervention: { appliedCount, targetCount } }) => appliedCount ?? targetCount,
          },
          {
            key: 'who',
            label: '提出',
            cell: ({ intervention, proposedByName }) => (
              <Who name={proposedByName} at={intervention.proposedAt} />
            ),
          },
          {
            key: 'state',
            label: '状态',
            cell: ({ intervention: { state }, decidedByName }) => (
              <>
                <Badge tone={interventionTones[state]}>{interventionStateNames[state]}</Badge>
                {decidedByName ? ` ${decidedByName}` : ''}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}
