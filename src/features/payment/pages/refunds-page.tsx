import type { ComponentChildren } from 'preact';
import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Badge,
  ConfirmButton,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Money,
  Page,
  SubmitButton,
  Tabs,
  TextArea,
  type Tone,
} from '../../../ui/index.ts';
import type { ReturnCase } from '../queries/money-returns.ts';
import { nameRound } from '../rules/due.ts';
import { methodNames } from '../rules/payment.ts';
import {
  type RefundCase,
  type RefundState,
  refundBecauseNames,
  refundStateNames,
} from '../rules/refund.ts';
import { Returns, type WrongAmountRow, WrongAmounts } from './money-back.tsx';

type Row = RefundCase & {
  name: string;
  idNumberMasked: string;
  /** Whether study has begun, while that still decides; null otherwise. */
  studyBegun: boolean | null;
};

export interface RefundsPageProps {
  view: 'OPEN' | 'DONE';
  officeName: string;
  refunds: Row[];
  /** Who decided a refund does not pay it out. */
  viewerId: string;
  /** The form of a decision, shown again. */
  refused: (FormState & { id: string }) | null;
  wrongAmounts: WrongAmountRow[];
  wrong: FormState & { id: string };
  returns: ReturnCase[];
}

const tones: Record<RefundState, Tone | 'neutral'> = {
  REQUESTED: 'warning',
  APPROVED: 'info',
  REJECTED: 'neutral',
  WITHDRAWN: 'neutral',
  SENT: 'info',
  SUCCEEDED: 'success',
  FAILED: 'error',
};

/** The refunds of a body, open or finished (E20, Q14). */
export function RefundsPage(props: RefundsPageProps) {
  const { view, officeName, refunds, refused, viewerId, wrong } = props;
  return (
    <Page
      title="退费"
      lead={`${officeName}收取的款项。学员开始学习前可以申请退费；重复或迟到的在线付款由系统自动退回。`}
      width="wide"
    >
      <ErrorSummary errors={{ ...refused?.errors, ...wrong.errors }} />
      <Tabs
        label="退费"
        tabs={[
          { href: '/refunds', label: '待处理', current: view === 'OPEN' },
          { href: '/refunds?view=done', label: '已结束', current: view === 'DONE' },
        ]}
      />
      <DataTable
        caption="退费"
        pages="page"
        rows={refunds}
        rowKey={(refund) => refund.id}
        columns={[
          {
            key: 'who',
            label: '学员',
            cell: (refund) => (
              <>
                {refund.name}
                <span class="block text-sm text-muted figures">{refund.idNumberMasked}</span>
              </>
            ),
          },
          {
            key: 'order',
            label: '订单',
            cell: (refund) => (
              <>
                <span class="figures">{refund.orderNo}</span>
                <span class="block text-sm text-muted">{methodNames[refund.method]}</span>
                {refund.roundNo > 1 ? (
                  <span class="block text-sm text-muted">{nameRound(refund.roundNo)}</span>
                ) : null}
              </>
            ),
          },
          {
            key: 'amount',
            label: '金额',
            numeric: true,
            cell: (one) => <Money fen={one.amountFen} />,
          },
          {
            key: 'why',
            label: '原因',
            cell: (refund) => (
              <>
                {refundBecauseNames[refund.because]}
                {refund.note ? <span class="block text-sm text-muted">{refund.note}</span> : null}
              </>
            ),
          },
          {
            key: 'study',
            label: '学习情况',
            cell: ({ studyBegun }) =>
              studyBegun === null ? null : studyBegun ? (
                <Badge tone="error">已开始学习，不能退</Badge>
              ) : (
                <Badge tone="success">没有开始学习</Badge>
              ),
          },
          { key: 'at', label: '申请时间', cell: (one) => <DateTime value={one.requestedAt} /> },
          {
            key: 'state',
            label: '状态',
            cell: (refund) => (
              <Badge tone={tones[refund.state]}>{refundStateNames[refund.state]}</Badge>
            ),
          },
          ...(view === 'OPEN'
            ? [
                {
                  key: 'act',
                  label: '办理',
                  cell: (refund: Row) => (
                    <Act
                      refund={refund}
                      refused={refused?.id === refund.id ? refused : null}
                      decided={refund.decidedBy === viewerId}
                    />
                  ),
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState
            title={view === 'OPEN' ? '没有待处理的退费' : '还没有办结的退费'}
            icon="check"
          />
        }
      />
      <div class="stack mt-6">
        <WrongAmounts rows={props.wrongAmounts} form={wrong} />
        <Returns rows={props.returns} />
      </div>
    </Page>
  );
}

function Act({
  refund,
  refused,
  decided,
}: {
  refund: RefundCase;
  refused: RefundsPageProps['refused'];
  decided: boolean;
}): ComponentChildren {
  const base = `/refunds/${refund.id}`;
  if (refund.state === 'REQUESTED') {
    return (
      <div class="flex flex-col gap-2 items-start">
        <ConfirmButton
          label="同意"
          tone="primary"
          question="同意后学习权限立即收回，随后退款。"
          confirm="确定同意"
          action={`${base}/decision`}
        >
          <input type="hidden" name="decision" value="agree" />
        </ConfirmButton>
        <ConfirmButton
          label="不同意"
          tone="quiet"
          question="学员会收到原因，课程照常学习。"
          confirm="确定不同意"
          action={`${base}/decision`}
          open={refused !== null}
        >
          <input type="hidden" name="decision" value="reject" />
          <TextArea
            name="note"
            label="原因"
            rows={2}
            maxLength={300}
            value={typed(refused?.values ?? {}, 'note')}
            error={refused?.errors.note}
            required
          />
        </ConfirmButton>
      </div>
    );
  }
  if (refund.state === 'APPROVED' && refund.method !== 'GATEWAY') {
    return (
      <ConfirmButton
        label={decided ? '提请同事退还' : '登记已退还'}
        tone="primary"
        question={
          decided
            ? '这笔退费由您同意，款项要由另一位工作人员退还，或经其复核后由您退还。'
            : '请确认款项已经交还或转回学员本人。现金从您的钱箱支出。'
        }
        confirm={decided ? '提请复核' : '已退还'}
        action={`${base}/hand-back`}
      />
    );
  }
  if (refund.state === 'FAILED') {
    return (
      <Form action={`${base}/retries`}>
        <SubmitButton tone="quiet" size="small">
          重新退款
        </SubmitButton>
      </Form>
    );
  }
  return <span class="text-muted">系统办理中</span>;
}
