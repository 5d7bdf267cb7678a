import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Money,
  Page,
  RadioField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Order } from '../rules/order.ts';
import { type Method, methodNames } from '../rules/payment.ts';
import { amountInWords, type Receipt } from '../rules/receipt.ts';

export interface ReceiptPageProps {
  order: Order;
  receipts: Receipt[];
  payerName: string;
  item: string;
  officeName: string;
  /** Who took the money; the platform for what was paid online. */
  cashier: string;
  method: Method;
  /** The learner of the order, who may choose another title. */
  own: boolean;
  form: FormState;
}

/** The receipt of an order, to print; its learner chooses whom it is made out to (Q15). */
export function ReceiptPage(props: ReceiptPageProps) {
  const { order, receipts, own } = props;
  const [receipt] = receipts;
  if (!receipt) return null;
  const valid = receipt.reversedAt === null;
  return (
    <Page
      title="缴费收据"
      crumbs={
        own
          ? [{ label: '订单', href: `/orders/${order.id}` }, { label: '收据' }]
          : [{ label: '现场缴费', href: '/counter' }, { label: '收据' }]
      }
      actions={
        <>
          {valid ? (
            <ButtonLink href={`/receipts/${order.id}.pdf`}>打印收据（PDF）</ButtonLink>
          ) : null}
          {own ? null : (
            <ButtonLink href="/counter" tone="quiet">
              办理下一位
            </ButtonLink>
          )}
        </>
      }
    >
      <ErrorSummary errors={props.form.errors} />
      <div class="two-columns">
        <div class="stack">
          {valid ? null : <Alert tone="warning">款项已退回，这张收据已经冲销，不再有效。</Alert>}
          <Card title={`No. ${receipt.receiptNo}`} icon="certificate">
            <DefinitionList items={describe(props, receipt)} />
          </Card>
          {receipts.length > 1 ? <Reversed receipts={receipts.slice(1)} /> : null}
        </div>
        {own && valid && order.state === 'PAID' ? (
          <div class="stack">
            <Card title="发票" icon="certificate">
              <p class="mb-3">收据证明款已收讫。报销要用财政电子票据或电子发票的，在这里申请。</p>
              <ButtonLink href={`/invoices/sources/orders/${order.id}`}>申请发票</ButtonLink>
            </Card>
            <Title {...props} receipt={receipt} />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

function describe(
  { order, payerName, item, officeName, cashier, method }: ReceiptPageProps,
  receipt: Receipt,
) {
  return [
    { label: '抬头', value: receipt.title },
    { label: '统一社会信用代码', value: receipt.creditCode },
    { label: '缴费人', value: payerName },
    { label: '项目', value: item },
    {
      label: '金额',
      value: (
        <>
          <Money fen={order.amountFen} />（{amountInWords(order.amountFen)}）
        </>
      ),
    },
    { label: '方式', value: methodNames[method] },
    { label: '订单号', value: <span class="figures">{order.orderNo}</span> },
    { label: '收款时间', value: order.paidAt ? <DateTime value={order.paidAt} /> : null },
    { label: '收款单位', value: officeName },
    { label: '收款人', value: cashier },
    { label: '开具时间', value: <DateTime value={receipt.issuedAt} /> },
  ];
}

function Reversed({ receipts }: { receipts: Receipt[] }) {
  return (
    <Card title="已冲销的收据">
      <ul>
        {receipts.map((receipt) => (
          <li key={receipt.id} class="text-muted">
            <span class="figures">{receipt.receiptNo}</span>，抬头：{receipt.title}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Title({
  order,
  receipt,
  form: { values, errors },
}: ReceiptPageProps & { receipt: Receipt }) {
  const unit = receipt.creditCode !== null;
  return (
    <Card title="更换抬头" icon="pen">
      <p class="text-sm text-muted mb-3">更换后原收据冲销，另开一张新号码的收据。</p>
      <Form action={`/receipts/${order.id}/title`}>
        <RadioField
          name="kind"
          label="抬头类型"
          required
          value={typed(values, 'kind', unit ? 'UNIT' : 'PERSON')}
          options={[
            { value: 'PERSON', label: '个人（本人姓名）' },
            { value: 'UNIT', label: '单位' },
          ]}
        />
        <TextField
          name="title"
          label="单位全称"
          neededWhen="抬头为单位时填写"
          value={typed(values, 'title', unit ? receipt.title : '')}
          error={errors.title}
          maxLength={80}
        />
        <TextField
          name="creditCode"
          label="统一社会信用代码"
          neededWhen="抬头为单位时填写"
          hint="18 位。"
          value={typed(values, 'creditCode', receipt.creditCode ?? '')}
          error={errors.creditCode}
          maxLength={30}
        />
        <SubmitButton tone="quiet">换开收据</SubmitButton>
      </Form>
    </Card>
  );
}
