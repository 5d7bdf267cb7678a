import {
  Alert,
  ButtonLink,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  Form,
  formatSeconds,
  Island,
  Money,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { Topic } from '../../catalogue/index.ts';
import type { Order } from '../order.ts';
import type { OrderView } from '../order-view.ts';
import { type RefundCase, refundBecauseNames, refundStateNames } from '../refund.ts';

export interface OrderPageProps {
  order: Order;
  topic: Topic;
  view: OrderView;
  trace: { text: string; at: Date }[];
  refunds: RefundCase[];
  receiptNo: string | null;
  /** Paid and not studied yet: the money may be asked back. */
  refundable: boolean;
}

/** What is really the matter with an order, and what can be done now (Q12). */
export function OrderPage(props: OrderPageProps) {
  const { order, topic, view } = props;
  const status = (
    <Alert tone={view.tone} title={view.title}>
      <p>{view.sentence}</p>
      {view.moving ? <Asked order={order} /> : null}
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
      {...(view.moving ? { refreshSeconds: 8 } : {})}
    >
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
              <DefinitionList items={describe(order, topic)} />
            </Card>
            {props.refunds.length > 0 ? <Refunds refunds={props.refunds} /> : null}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Asked({ order }: { order: Order }) {
  return (
    <p class="mt-1 text-sm">
      上次向支付平台查询：
      <span class="figures" data-asked>
        {order.askedAt ? formatSeconds(order.askedAt) : '即将查询'}
      </span>
      。本页会自动更新，也可以
      <a class="link" href={`/orders/${order.id}`}>
        刷新
      </a>
      。
    </p>
  );
}

function describe(order: Order, topic: Topic) {
  return [
    { label: '订单号', value: <span class="figures">{order.orderNo}</span> },
    { label: '项目', value: `${topic.year}年公需科目《${topic.title}》` },
    { label: '金额', value: <Money fen={order.amountFen} /> },
    { label: '方式', value: order.channel === 'ONLINE' ? '在线支付' : '现场缴费' },
    { label: '下单时间', value: <DateTime value={order.createdAt} /> },
    {
      label: '支付时限',
      value:
        order.state === 'OPEN' && order.expiresAt ? <DateTime value={order.expiresAt} /> : null,
    },
    { label: '收款时间', value: order.paidAt ? <DateTime value={order.paidAt} /> : null },
  ];
}

function NextStep(props: OrderPageProps) {
  const { order, view } = props;
  switch (view.key) {
    case 'TO_PAY':
    case 'WAITING':
      return <Unpaid {...props} />;
    case 'CONFIRMING':
    case 'CHECKING':
    case 'OPENING':
      return <CheckNow order={order} />;
    case 'WRONG_AMOUNT':
      return (
        <div class="flex flex-wrap gap-3 items-start">
          <CheckNow order={order} />
          <Cancel order={order} />
        </div>
      );
    case 'OPENED':
      return <Opened {...props} />;
    case 'REFUNDING':
      return <p>请等待收款单位处理。同意后学习权限即收回，款项按原渠道退回。</p>;
    case 'CLOSED':
    case 'REFUNDED':
      return (
        <ButtonLink
          href={view.key === 'CLOSED' ? `/enrolments/${order.enrolmentId}/payment` : '/courses'}
        >
          {view.key === 'CLOSED' ? '重新缴费' : '查看课程'}
        </ButtonLink>
      );
  }
}

function Unpaid({ order, view }: OrderPageProps) {
  return (
    <div class="flex flex-wrap gap-3 items-start">
      <Form action={`/orders/${order.id}/gateway-visits`}>
        <SubmitButton tone={view.key === 'TO_PAY' ? 'primary' : 'quiet'}>
          {view.key === 'TO_PAY' ? '去支付' : '还没付款，继续支付'}
        </SubmitButton>
      </Form>
      {view.key === 'WAITING' ? <CheckNow order={order} /> : null}
      <Cancel order={order} />
    </div>
  );
}

function CheckNow({ order }: { order: Order }) {
  return (
    <Form action={`/orders/${order.id}/checks`}>
      <SubmitButton>现在查询结果</SubmitButton>
    </Form>
  );
}

function Cancel({ order }: { order: Order }) {
  return (
    <ConfirmButton
      label="取消订单"
      tone="quiet"
      question="取消后可以重新下单或到现场缴费。如果已经付款，订单不会被取消。"
      confirm="确定取消"
      action={`/orders/${order.id}/cancellation`}
    />
  );
}

function Opened({ order, receiptNo, refundable }: OrderPageProps) {
  return (
    <>
      <div class="flex flex-wrap gap-3">
        <ButtonLink href={`/study/${order.enrolmentId}`}>进入学习</ButtonLink>
        {receiptNo ? (
          <ButtonLink href={`/receipts/${order.id}`} tone="quiet">
            查看收据
          </ButtonLink>
        ) : null}
      </div>
      {refundable ? (
        <div class="mt-4">
          <ConfirmButton
            label="申请退费"
            tone="quiet"
            question="还没有开始学习，可以申请退费。收款单位同意后学习权限收回，款项原路退回。开始学习后不再退费。"
            confirm="提交退费申请"
            action={`/orders/${order.id}/refund-requests`}
          >
            <TextArea name="reason" label="退费原因" rows={2} maxLength={300} required />
          </ConfirmButton>
        </div>
      ) : null}
    </>
  );
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
