import type { FormState } from '../../../platform/http/form.ts';
import { Alert, ButtonLink, Card, DateTime, DefinitionList, Money } from '../../../ui/index.ts';
import { methodNames, PayBillOnline } from '../../payment/index.ts';
import { OpenProposal } from '../../proposals/index.ts';
import type { OrderView } from '../queries/order-view.ts';
import { RefundForm } from './refund-form.tsx';

export type BillCardProps = OrderView & {
  bill: NonNullable<OrderView['bill']>;
  form: FormState;
};

/** The bill of an order: what was paid, or the ways to pay it, apart from the fee of the year (N11). */
export function BillCard(props: BillCardProps) {
  const { bill, online } = props;
  if (bill.paidAt) return <Paid {...props} />;
  if (online?.paid)
    return (
      <Card title="教材款" icon="money">
        <Alert tone="success" title="已收到付款">
          正在登记，稍后显示到账。
        </Alert>
      </Card>
    );
  return <ToPay {...props} />;
}

function Paid({ bill, order, can, refund, form }: BillCardProps) {
  return (
    <Card title="教材款" icon="money">
      {bill.refundedAt ? (
        <Alert tone="info" title="已退款" />
      ) : (
        <Alert tone="success" title="已到账" />
      )}
      <DefinitionList
        items={[
          { label: '金额', value: <Money fen={bill.amountFen} /> },
          { label: '账单号', value: <span class="figures">{bill.billNo}</span> },
          { label: '方式', value: methodNames[bill.paidMethod] },
          { label: '到账', value: bill.paidAt && <DateTime value={bill.paidAt} only="date" /> },
          {
            label: '退款',
            value: bill.refundedAt && <DateTime value={bill.refundedAt} only="date" />,
          },
        ]}
      />
      {can.invoice && !bill.refundedAt ? (
        <p class="mt-3">
          <ButtonLink href={`/invoices/sources/bills/${order.id}`} tone="quiet">
            申请发票
          </ButtonLink>
        </p>
      ) : null}
      <OpenProposal proposal={refund} />
      {can.refund && !refund && !bill.refundedAt ? (
        <RefundForm orderId={order.id} method={bill.paidMethod} form={form} />
      ) : null}
    </Card>
  );
}

function ToPay({ bill, order, online, can, payee: { account, centre } }: BillCardProps) {
  const figures = (text: string) => <span class="figures">{text}</span>;
  return (
    <Card title="付教材款" icon="money" tone="accent">
      <p class="text-3xl font-bold">
        <Money fen={bill.amountFen} />
      </p>
      <p class="text-sm text-muted mb-3">教材款单独结算，和每年的学习费分开付。</p>
      {can.pay && online ? (
        <PayBillOnline
          state={online}
          billNo={bill.billNo}
          action={`/textbooks/orders/${order.id}/gateway-visits`}
        />
      ) : null}
      <h3 class="font-semibold">银行转账</h3>
      <DefinitionList
        items={[
          {
            label: '账单号（写在附言里）',
            value: <strong class="figures text-lg">{bill.billNo}</strong>,
          },
          { label: '收款单位', value: account?.holder ?? centre.name },
          { label: '开户银行', value: account?.bank ?? '培训中心尚未登记，请电话询问' },
          { label: '账号', value: account ? figures(account.accountNo) : null },
        ]}
      />
      <p class="text-sm text-muted mb-3">请一笔转足，并把账单号原样写在附言里，到账后自动对上。</p>
      <h3 class="font-semibold">现场付款</h3>
      <DefinitionList
        items={[
          { label: '地点', value: `${centre.name}　${centre.address ?? ''}` },
          { label: '电话', value: centre.phone },
          { label: '办公时间', value: centre.officeHours },
          { label: '方式', value: '现金、刷卡；请报账单号' },
        ]}
      />
    </Card>
  );
}
