import type { FormState } from '../../../platform/http/index.ts';
import {
  Alert,
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  formatSeconds,
  Island,
  Money,
  Page,
} from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { Checkout } from '../rules/checkout.ts';
import { nameItem } from '../rules/due.ts';
import { gatewayNames } from '../rules/gateway.ts';
import { channelNames, type Order } from '../rules/order.ts';
import type { OrderView } from '../rules/order-view.ts';
import { type RefundCase, refundBecauseNames, refundStateNames } from '../rules/refund.ts';
import { NextStep } from './order-next-step.tsx';

export interface OrderPageProps {
  order: Order;
  checkout: Checkout | null;
  topic: Topic;
  view: OrderView;
  trace: { text: string; at: Date }[];
  refunds: RefundCase[];
  receiptNo: string | null;
  /** Paid and study not begun: a refund may be requested. */
  refundable: boolean;
  /** Other ways to pay are offered. */
  otherWays: boolean;
  /** The form of the refund request, shown again. */
  form?: FormState;
}

/** The state of an order, its events, and what can be done now (Q12). */
export function OrderPage(props: OrderPageProps) {
  const { order, view } = props;
  const status = (
    <Alert tone={view.tone} title={view.title}>
      <p>{view.sentence}</p>
      {view.moving ? <Asked {...props} /> : null}
    </Alert>
  );
  return (
    <Page
      title="缴费订单"
      crumbs={[
        { label: '我的选课', href: `/enrolments/${order.enrolmentId}` },
        { label: '缴费', href: `/enrolments/${order.enrolmentId}/payment` },
        { label: '订单' },
      ]}
      {...(view.moving ? { refreshSeconds: 8, live: true } : {})}
    >
      <ErrorSummary errors={props.form?.errors ?? {}} />
      <div class="stack">
        {view.moving ? (
          <Island name="order-status" props={{ url: `/orders/${order.id}`, key: view.key }}>
            {status}
          </Island>
        ) : (
          status
        )}
        <div class="two-columns">
          <div class="stack">
            <Card title="下一步" icon="arrow" tone="accent">
              <NextStep {...props} />
            </Card>
            <Card title="办理记录" icon="list">
              <Trace trace={props.trace} />
            </Card>
          </div>
          <div class="stack">
            <Card title="订单" icon="money">
              <DefinitionList items={describe(props)} />
            </Card>
            {props.refunds.length > 0 ? <Refunds refunds={props.refunds} /> : null}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Asked({ order, checkout }: OrderPageProps) {
  return (
    <p class="mt-1 text-sm">
      上次向支付平台查询：
      <span class="figures" data-asked>
        {checkout?.askedAt ? formatSeconds(checkout.askedAt) : '即将查询'}
      </span>
      。本页会自动更新，也可以
      <a class="link" href={`/orders/${order.id}`}>
        刷新
      </a>
      。
    </p>
  );
}

function describe({ order, checkout, topic }: OrderPageProps) {
  return [
    { label: '订单号', value: <span class="figures">{order.orderNo}</span> },
    { label: '项目', value: nameItem(topic, order) },
    { label: '金额', value: <Money fen={order.amountFen} /> },
    {
      label: '方式',
      value: checkout ? gatewayNames[checkout.gateway] : channelNames[order.channel],
    },
    { label: '下单时间', value: <DateTime value={order.createdAt} /> },
    {
      label: '支付时限',
      value: order.state === 'OPEN' && checkout ? <DateTime value={checkout.expiresAt} /> : null,
    },
    { label: '收款时间', value: order.paidAt ? <DateTime value={order.paidAt} /> : null },
  ];
}

function Trace({ trace }: { trace: OrderPageProps['trace'] }) {
  return (
    <ol class="flex flex-col">
      {trace.map((event) => (
        <li
          key={`${event.at.getTime()} ${event.text}`}
          class="py-2 border-b border-line last:border-0 flex flex-col sm:flex-row gap-x-4"
        >
          <span class="text-muted text-sm shrink-0 pt-0.5">
            <DateTime value={event.at} />
          </span>
          <span class="min-w-0">{event.text}</span>
        </li>
      ))}
    </ol>
  );
}

function Refunds({ refunds }: { refunds: RefundCase[] }) {
  return (
    <Card title="退款" icon="switch">
      {refunds.map((refund) => (
        <DefinitionList
          key={refund.id}
          items={[
            { label: '金额', value: <Money fen={refund.amountFen} /> },
            { label: '原因', value: refundBecauseNames[refund.because] },
            { label: '状态', value: refundStateNames[refund.state] },
            {
              label: '完成时间',
              value: refund.settledAt ? <DateTime value={refund.settledAt} /> : null,
            },
          ]}
        />
      ))}
    </Card>
  );
}
