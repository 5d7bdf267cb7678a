import { typed } from '../../../platform/http/form.ts';
import {
  Badge,
  ButtonLink,
  ConfirmButton,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  formatDay,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { BodyMembership } from '../../people/index.ts';
import { membershipWords } from '../rules/body-membership.ts';
import { type ShownTransfer, type TransferState, transferStateNames } from '../rules/transfer.ts';
import type { FormState } from './form-state.ts';

export interface TransfersPageProps {
  membership: BodyMembership;
  transfers: ShownTransfer[];
  /** `of`: the transfer whose form was refused, and which of its forms. */
  form: FormState;
}

/** Transfers to and from a body, with the forms to answer them. */
export function TransfersPage({ membership, transfers, form }: TransfersPageProps) {
  const words = membershipWords[membership.kind];
  const leaves = (one: ShownTransfer) => one.fromOrganisationId === membership.organisationId;
  return (
    <Page
      title="转入转出"
      width="wide"
      crumbs={[{ label: words.people, href: '/roster' }, { label: '转入转出' }]}
      lead="本人的学习记录、合格单和学时随人走；原单位已登记的内容保留在原单位。"
      actions={<ButtonLink href="/roster/transfers/new">请求转入</ButtonLink>}
    >
      <ErrorSummary errors={form.errors} />
      <DataTable
        caption="转入转出"
        rows={transfers}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="没有转入转出" icon="switch">
            有人从其他单位（机构）调来的，点“请求转入”，本人同意后进入名册；有人登记离开的，会出现在这里。
          </EmptyState>
        }
        columns={[
          { key: 'way', label: '方向', cell: (one) => (leaves(one) ? '转出' : '转入') },
          {
            key: 'who',
            label: '人员',
            cell: (one) => (
              <>
                {one.personName}
                <br />
                <span class="figures text-muted whitespace-nowrap">{one.idNumberMasked}</span>
              </>
            ),
          },
          { key: 'day', label: '自何时', cell: ({ startsOn }) => formatDay(startsOn) },
          {
            key: 'other',
            label: '对方',
            cell: (one) => (leaves(one) ? (one.toName ?? '未登记新单位') : (one.fromName ?? '—')),
          },
          { key: 'state', label: '状态', cell: (one) => <StateOf transfer={one} /> },
          {
            key: 'answer',
            label: '办理',
            cell: (one) => (
              <Answer
                transfer={one}
                departing={leaves(one)}
                form={form.of?.endsWith(one.id) ? form : null}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}

const tones: Record<TransferState, 'info' | 'success' | 'warning' | 'neutral'> = {
  ASKED: 'info',
  MOVED: 'info',
  OBJECTED: 'warning',
  SETTLED: 'success',
  KEPT: 'success',
  DECLINED: 'neutral',
  WITHDRAWN: 'neutral',
  UNDONE: 'neutral',
};

export function StateOf({ transfer }: { transfer: ShownTransfer }) {
  const { state, objection, closing } = transfer;
  return (
    <>
      <Badge tone={tones[state]}>{transferStateNames[state]}</Badge>
      {objection ? <p class="text-sm mt-1">异议：{objection}</p> : null}
      {closing ? <p class="text-sm mt-1">答复：{closing}</p> : null}
    </>
  );
}

interface AnswerProps {
  transfer: ShownTransfer;
  departing: boolean;
  form: FormState | null;
}

function Answer({ transfer, departing, form }: AnswerProps) {
  const { id, state } = transfer;
  if (state === 'ASKED' && !departing)
    return (
      <Form action={`/roster/transfers/${id}/withdrawal`}>
        <SubmitButton tone="quiet" size="small">
          撤回
        </SubmitButton>
      </Form>
    );
  if (state === 'MOVED' && departing) return <Departure transfer={transfer} form={form} />;
  if (state === 'OBJECTED' && !departing) return <Closing id={id} form={form} />;
  return <span class="text-muted">—</span>;
}

function Departure({ transfer, form }: Pick<AnswerProps, 'transfer' | 'form'>) {
  const { id, startsOn, toOrganisationId } = transfer;
  const confirming = form?.of === `departure-${id}`;
  const objecting = form?.of === `objection-${id}`;
  return (
    <div class="flex flex-wrap gap-2 items-start">
      <ConfirmButton
        label="确认离开"
        tone="primary"
        question="请核对他从哪一天起不再是本单位（机构）人员。"
        confirm="确认"
        action={`/roster/transfers/${id}/departure`}
        open={confirming}
      >
        <DateField
          name="on"
          label="离开日期"
          hint={`不晚于 ${formatDay(startsOn)}。`}
          value={confirming ? typed(form.values, 'on') : startsOn}
          error={confirming ? form.errors.on : undefined}
          required
        />
      </ConfirmButton>
      {toOrganisationId ? (
        <ConfirmButton
          label="有异议"
          question="理由会告诉本人和新单位，由新单位答复。"
          confirm="提出异议"
          action={`/roster/transfers/${id}/objection`}
          open={objecting}
        >
          <TextArea
            name="reason"
            label="理由"
            rows={2}
            value={objecting ? typed(form.values, 'reason') : ''}
            error={objecting ? form.errors.reason : undefined}
            required
          />
        </ConfirmButton>
      ) : null}
    </div>
  );
}

function Closing({ id, form }: { id: string; form: FormState | null }) {
  return (
    <ConfirmButton
      label="答复异议"
      tone="primary"
      question="答复会告诉本人和原单位。"
      confirm="提交答复"
      action={`/roster/transfers/${id}/closing`}
      open={form !== null}
    >
      <SelectField
        name="closing"
        label="决定"
        placeholder="请选择"
        value={form ? typed(form.values, 'closing') : ''}
        error={form?.errors.closing}
        options={[
          { value: 'KEPT', label: '维持转入' },
          { value: 'UNDONE', label: '退回原单位，如同没有转过' },
        ]}
        required
      />
      <TextArea
        name="reason"
        label="理由"
        rows={2}
        value={form ? typed(form.values, 'reason') : ''}
        error={form?.errors.reason}
        required
      />
    </ConfirmButton>
  );
}
