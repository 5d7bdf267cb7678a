import { emptyForm, type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  ConfirmButton,
  DataTable,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Money,
  Page,
  Steps,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Delivery } from '../queries/deliveries.ts';
import type { OrderView } from '../queries/order-view.ts';
import { copiesField } from '../routes/forms.ts';
import { type OrderLine, openLines } from '../rules/textbook.ts';
import { BillCard } from './bill-card.tsx';
import { stepsOf } from './order-steps.ts';
import { describeLines, OrderTable, StateBadge } from './order-table.tsx';

/** One order: how far it is, its lines, deliveries and bill, and what the reader may do now. */
export function OrderPage({ form = emptyForm, ...view }: OrderView & { form?: FormState }) {
  const { order, lines, deliveries, collected, can, bill } = view;
  return (
    <Page
      title={`教材订单 ${order.orderNo}`}
      crumbs={[{ label: '教材', href: '/textbooks' }, { label: order.orderNo }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {order.cancelledBecause ? (
          <Alert tone="warning" title="订单已取消">
            {order.cancelledBecause}
          </Alert>
        ) : (
          <Steps label="订单进度" steps={stepsOf(view)} />
        )}
        <div class="two-columns">
          <div class="stack">
            <Card title="教材" icon="book">
              <Lines lines={lines} />
              <p class="flex flex-wrap justify-end gap-x-4 mt-3 text-lg">
                <span>共 {lines.reduce((sum, { quantity }) => sum + quantity, 0)} 册，合计</span>
                <strong>
                  <Money fen={order.amountFen} />
                </strong>
              </p>
            </Card>
            {can.deliver ? (
              <DeliverForm orderId={order.id} lines={openLines(lines)} form={form} />
            ) : null}
            {deliveries.length > 0 ? (
              <Card title="发货" icon="arrow">
                <Deliveries deliveries={deliveries} receive={can.receive} />
              </Card>
            ) : null}
            {collected.length > 0 ? (
              <Card title="汇总了这些订单" icon="list">
                <OrderTable caption="汇总了这些订单" rows={collected} empty={null} />
              </Card>
            ) : null}
          </div>
          <div class="stack">
            {bill && !bill.cancelledAt ? <BillCard {...view} bill={bill} form={form} /> : null}
            <Card title="订单" icon="list">
              <DefinitionList items={factsOf(view)} />
              <Actions view={view} form={form} />
            </Card>
          </div>
        </div>
      </div>
    </Page>
  );
}

const factsOf = ({ order, orderer, collector, destination }: OrderView) => [
  { label: '状态', value: <StateBadge state={order.state} /> },
  { label: '订购人', value: orderer },
  { label: '领取', value: collector ? `由${collector}汇总发放` : destination },
  { label: '提交时间', value: <DateTime value={order.placedAt} /> },
];

function Lines({ lines }: { lines: OrderLine[] }) {
  return (
    <DataTable
      caption="教材"
      rows={lines}
      rowKey={({ titleId }) => titleId}
      empty={null}
      columns={[
        { key: 'name', label: '书名', cell: ({ name }) => `《${name}》` },
        {
          key: 'price',
          label: '单价',
          numeric: true,
          cell: ({ priceFen }) => <Money fen={priceFen} />,
        },
        {
          key: 'sum',
          label: '小计',
          numeric: true,
          cell: ({ priceFen, quantity }) => <Money fen={priceFen * quantity} />,
        },
        { key: 'quantity', label: '册数', numeric: true, cell: ({ quantity }) => quantity },
        { key: 'delivered', label: '已发', numeric: true, cell: ({ delivered }) => delivered },
      ]}
    />
  );
}

function Actions({ view: { order, can }, form }: { view: OrderView; form: FormState }) {
  const path = `/textbooks/orders/${order.id}`;
  return (
    <div class="flex flex-wrap items-start gap-3">
      {can.accept ? (
        <Form action={`${path}/acceptance`}>
          <SubmitButton>受理，预留教材并开出账单</SubmitButton>
        </Form>
      ) : null}
      {can.handOut ? (
        <Form action={`${path}/handing-out`}>
          <SubmitButton>登记已发放</SubmitButton>
        </Form>
      ) : null}
      {can.cancel ? (
        <ConfirmButton
          label="取消订单"
          question="确定取消这张订单吗？"
          confirm="确定取消"
          action={`${path}/cancellation`}
          open={form.errors.reason !== undefined}
        >
          <TextField
            name="reason"
            label="原因"
            required
            value={typed(form.values, 'reason')}
            error={form.errors.reason}
          />
        </ConfirmButton>
      ) : null}
    </div>
  );
}

function DeliverForm({
  orderId,
  lines,
  form,
}: {
  orderId: string;
  lines: OrderLine[];
  form: FormState;
}) {
  return (
    <Card title="开发货单" icon="arrow" tone="accent">
      <Form action={`/textbooks/orders/${orderId}/deliveries`}>
        {lines.map(({ titleId, name, quantity, delivered }) => (
          <TextField
            key={titleId}
            name={copiesField(titleId)}
            label={`《${name}》`}
            hint={`还有 ${quantity - delivered} 本没有发`}
            value={String(form.values[copiesField(titleId)] ?? quantity - delivered)}
            error={form.errors[copiesField(titleId)]}
            inputMode="numeric"
            size="short"
          />
        ))}
        <SubmitButton>开出发货单</SubmitButton>
      </Form>
    </Card>
  );
}

function Deliveries({ deliveries, receive }: { deliveries: Delivery[]; receive: boolean }) {
  return (
    <DataTable
      caption="发货单"
      rows={deliveries}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        {
          key: 'no',
          label: '发货单号',
          cell: ({ noteNo }) => <span class="figures">{noteNo}</span>,
        },
        { key: 'lines', label: '教材', cell: ({ lines }) => describeLines(lines) },
        { key: 'at', label: '发出', cell: ({ madeAt }) => <DateTime value={madeAt} /> },
        {
          key: 'received',
          label: '收到',
          cell: ({ id, receivedAt }) =>
            receivedAt ? (
              <DateTime value={receivedAt} />
            ) : receive ? (
              <Form action={`/textbooks/deliveries/${id}/receipt`}>
                <SubmitButton size="small">确认收到</SubmitButton>
              </Form>
            ) : (
              '还没有确认'
            ),
        },
        {
          key: 'note',
          label: '打印',
          cell: ({ id }) => (
            <ButtonLink href={`/textbooks/deliveries/${id}/note.pdf`} tone="quiet" size="small">
              发货单
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
