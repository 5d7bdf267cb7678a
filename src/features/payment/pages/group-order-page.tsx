import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ConfirmButton,
  DataTable,
  DateTime,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  Stat,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { PayeeAccount } from '../queries/payee-accounts.ts';
import type { Checkout } from '../rules/checkout.ts';
import {
  type GroupLine,
  type GroupOrder,
  nameGroupState,
  type sumLines,
} from '../rules/group-order.ts';
import { closedNames, orderStateNames } from '../rules/order.ts';
import { methodNames } from '../rules/payment.ts';
import type { Receipt } from '../rules/receipt.ts';
import { WaysToPay } from './ways-to-pay.tsx';

export interface GroupOrderPageProps {
  order: GroupOrder;
  topicTitle: string;
  lines: GroupLine[];
  sums: ReturnType<typeof sumLines>;
  checkout: Checkout | null;
  receipts: Receipt[];
  transfers: { id: string; day: string; transactionNo: string; amountFen: number }[];
  payeeName: string;
  account: PayeeAccount | null;
  onlineAvailable: boolean;
  /** The form for the refund of one line, shown again. */
  refund?: FormState & { orderId: string };
}

/** One group order: its people, the ways to pay, payments and receipts (E21, E22). */
export function GroupOrderPage(props: GroupOrderPageProps) {
  const { order, sums, checkout } = props;
  const state = nameGroupState(order, sums);
  return (
    <Page
      title={`集体订单 ${order.groupNo}`}
      lead={props.topicTitle}
      crumbs={[{ label: '集体缴费', href: '/group-orders' }, { label: order.groupNo }]}
      width="wide"
      actions={<Badge tone={state.tone}>{state.text}</Badge>}
    >
      <ErrorSummary errors={props.refund?.errors ?? {}} />
      <div class="stack">
        <div class="grid gap-4 sm:grid-cols-2">
          <Stat label="待付款" value={<Money fen={sums.openFen} />} note={`${sums.openCount} 人`} />
          <Stat
            label="已付款并开通"
            value={<Money fen={sums.paidFen} />}
            note={`${sums.paidCount} 人`}
          />
        </div>
        {checkout ? <Waiting {...props} checkout={checkout} /> : null}
        {order.state === 'OPEN' && sums.openCount > 0 ? <WaysToPay {...props} /> : null}
        <People {...props} />
        <Received {...props} />
        {order.state === 'OPEN' && sums.openCount > 0 ? (
          <div>
            <ConfirmButton
              label="取消未付款的部分"
              tone="quiet"
              question="没有付款的人员全部移出，已选的课程保留，本人可以自己缴费。已付款的不受影响。"
              confirm="确定取消"
              action={`/group-orders/${order.id}/cancellation`}
            />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

function Waiting({ order, checkout }: GroupOrderPageProps & { checkout: Checkout }) {
  return checkout.wrongAmountFen === null ? (
    <Alert tone="info" title="等待支付结果">
      <p>
        {checkout.orderIds.length} 人共 <Money fen={checkout.amountFen} />{' '}
        的在线付款正在等待结果。已经付款的请不要重复支付，我们会主动向支付平台查询，到账后自动开通。
      </p>
      <Form action={`/group-orders/${order.id}/checks`}>
        <SubmitButton tone="quiet">现在查询结果</SubmitButton>
      </Form>
    </Alert>
  ) : (
    <Alert tone="error" title="金额不符">
      支付平台报来的金额是 <Money fen={checkout.wrongAmountFen} />
      ，与应付的 <Money fen={checkout.amountFen} />{' '}
      不符，没有开通。已付的款项不会丢失，请与培训中心联系核对。
    </Alert>
  );
}

function People({ order, lines, refund }: GroupOrderPageProps) {
  return (
    <Card title={`人员（${lines.length} 人）`} icon="person">
      <DataTable
        caption="人员"
        rows={lines}
        rowKey={(line) => line.orderId}
        columns={[
          {
            key: 'name',
            label: '姓名',
            cell: (line) => (
              <>
                {line.name}
                <span class="block text-sm text-muted figures">{line.idNumberMasked}</span>
              </>
            ),
          },
          {
            key: 'fee',
            label: '费用',
            numeric: true,
            cell: (line) => <Money fen={line.amountFen} />,
          },
          { key: 'state', label: '状态', cell: (line) => <LineState line={line} /> },
          {
            key: 'paid',
            label: '付款',
            cell: (line) =>
              line.paidAt ? (
                <>
                  <DateTime value={line.paidAt} />
                  <span class="block text-sm text-muted">
                    {line.method ? methodNames[line.method] : ''}
                  </span>
                </>
              ) : null,
          },
          {
            key: 'act',
            label: '办理',
            cell: (line) => (
              <LineAct
                order={order}
                line={line}
                form={refund?.orderId === line.orderId ? refund : null}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}

const tones = {
  OPEN: 'warning',
  PAID: 'success',
  CLOSED: 'neutral',
  REFUNDING: 'info',
  REFUNDED: 'neutral',
} as const;

function LineState({ line }: { line: GroupLine }) {
  return (
    <>
      <Badge tone={tones[line.state]}>
        {line.state === 'PAID' ? '已付款，已开通' : orderStateNames[line.state]}
      </Badge>
      {line.state === 'CLOSED' && line.closedBecause ? (
        <span class="block text-sm text-muted">{closedNames[line.closedBecause]}</span>
      ) : null}
      {line.state === 'OPEN' && line.named ? (
        <span class="block text-sm text-muted">已指定由下一笔转账支付</span>
      ) : null}
    </>
  );
}

function LineAct({
  order,
  line,
  form,
}: {
  order: GroupOrder;
  line: GroupLine;
  form: FormState | null;
}) {
  const action = `/group-orders/${order.id}/lines/${line.orderId}`;
  if (line.state === 'OPEN')
    return (
      <ConfirmButton
        label="移出"
        tone="quiet"
        question={`把${line.name}移出这张订单，应付金额相应减少。`}
        confirm="确定移出"
        action={`${action}/removal`}
      />
    );
  if (line.state !== 'PAID') return null;
  return (
    <ConfirmButton
      label="申请退费"
      tone="quiet"
      question="本人没有开始学习时可以退费。收款单位同意后收回学习权限，款项退还单位。"
      confirm="提交退费申请"
      action={`${action}/refund-requests`}
      open={form !== null}
    >
      <TextArea
        name="reason"
        label="退费原因"
        rows={2}
        value={typed(form?.values ?? {}, 'reason')}
        error={form?.errors.reason}
        maxLength={300}
        required
      />
    </ConfirmButton>
  );
}

function Received({ receipts, transfers }: GroupOrderPageProps) {
  if (receipts.length === 0 && transfers.length === 0) return null;
  return (
    <Card title="到账与收据" icon="certificate">
      {transfers.length > 0 ? (
        <ul class="mb-3">
          {transfers.map((transfer) => (
            <li key={transfer.id}>
              {formatDay(transfer.day)} 银行转账 <Money fen={transfer.amountFen} />
              <span class="text-muted figures">（流水号 {transfer.transactionNo}）</span>
            </li>
          ))}
        </ul>
      ) : null}
      <ul class="stack">
        {receipts.map((receipt) => (
          <li key={receipt.id} class="flex flex-wrap gap-3 items-center">
            <span class="figures">No. {receipt.receiptNo}</span>
            <span>
              {receipt.people} 人，
              <Money fen={receipt.amountFen} />
            </span>
            {receipt.reversedAt ? (
              <Badge tone="neutral">已冲销</Badge>
            ) : (
              <ButtonLink href={`/group-receipts/${receipt.id}.pdf`} size="small" tone="quiet">
                打印收据（PDF）
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
