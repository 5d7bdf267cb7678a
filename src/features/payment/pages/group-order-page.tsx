import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { FormState } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ConfirmButton,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  Stat,
  SubmitButton,
} from '../../../ui/index.ts';
import type { PayeeAccount } from '../queries/payee-accounts.ts';
import type { Checkout } from '../rules/checkout.ts';
import { gatewayNames } from '../rules/gateway.ts';
import {
  type GroupLine,
  type GroupOrder,
  nameGroupState,
  type sumLines,
} from '../rules/group-order.ts';
import type { Receipt, ReceiptSource } from '../rules/receipt.ts';
import { formatRemittanceCode } from '../rules/remittance-code.ts';
import { GroupLines } from './group-lines.tsx';
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
  gateways: GatewayId[];
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
        {sums.debtCount > 0 ? (
          <Alert tone="warning" title={`欠费 ${sums.debtCount} 人`}>
            认领给这张订单的一笔转账不是本单位的，已经撤销。这些人员已经在学习，学习不受影响；请在转账附言里写汇款码{' '}
            <strong class="figures">{formatRemittanceCode(order.remittanceCode)}</strong>，补转{' '}
            <Money fen={sums.debtFen} />。
          </Alert>
        ) : null}
        {checkout ? <Waiting {...props} checkout={checkout} /> : null}
        {order.state === 'OPEN' && sums.openCount > 0 ? <WaysToPay {...props} /> : null}
        <GroupLines {...props} />
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
        {checkout.orderIds.length} 人共 <Money fen={checkout.amountFen} /> 的
        {gatewayNames[checkout.gateway]}
        付款正在等待结果。已经付款的请不要重复支付，我们会主动向支付平台查询，到账后自动开通。
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
              <>
                <ButtonLink href={`/group-receipts/${receipt.id}.pdf`} size="small" tone="quiet">
                  打印收据（PDF）
                </ButtonLink>
                <ButtonLink href={invoiceAddress(receipt.source)} size="small" tone="quiet">
                  申请发票
                </ButtonLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where an invoice over one payment of a group order is asked for (feature invoices). */
function invoiceAddress(source: ReceiptSource): string {
  if ('checkoutId' in source) return `/invoices/sources/checkouts/${source.checkoutId}`;
  return 'bankUseId' in source ? `/invoices/sources/transfers/${source.bankUseId}` : '/invoices';
}
