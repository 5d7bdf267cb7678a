import type { FormState } from '../../../platform/http/index.ts';
import {
  Card,
  DefinitionList,
  ErrorSummary,
  formatDate,
  formatDateTime,
  Page,
} from '../../../ui/index.ts';
import type { OrderEvent } from '../queries/orders.ts';
import type { Standings } from '../queries/progress.ts';
import { type CatchUpOrder, isReached, orderMetricNames } from '../rules/order.ts';
import { percentOf, percentText } from '../rules/share.ts';
import { NextStep } from './order-steps.tsx';
import { deadlineText, OrderBadge, whatIsOrdered } from './order-words.tsx';

export interface OrderPageProps {
  order: CatchUpOrder;
  side: 'ADDRESSEE' | 'ISSUER';
  role: string;
  now: Standings;
  today: string;
  addressee: string;
  issuer: string;
  events: OrderEvent[];
  form: FormState;
}

/** One order: what, until when, how far it has come, the next step and the way so far. */
export function OrderPage(props: OrderPageProps) {
  const { order, today, addressee, issuer, events, form } = props;
  return (
    <Page
      title={`${order.orderNo}号限期补学通知`}
      width="wide"
      lead={<OrderBadge order={order} today={today} />}
      crumbs={[
        {
          label: '限期补学督办',
          href: `/catch-up-orders?side=${props.side === 'ISSUER' ? 'issued' : 'received'}`,
        },
        { label: order.orderNo },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="two-columns">
        <div class="stack">
          <Comparison order={order} now={props.now} today={today} />
          <Card title="通知" icon="flag">
            <DefinitionList
              items={[
                { label: '督办对象', value: addressee },
                { label: '下达单位', value: issuer },
                { label: '下达', value: formatDate(order.issuedAt) },
                { label: '目标', value: whatIsOrdered(order) },
                { label: '期限', value: deadlineText(order) },
                { label: '依据', value: order.basis },
                { label: '要求', value: <span class="whitespace-pre-wrap">{order.text}</span> },
              ]}
            />
          </Card>
          {order.report ? <Report order={order} /> : null}
          <Card title="办理经过" icon="clock">
            <ol class="stack">
              {events.map(({ text, at }) => (
                <li key={`${at.toISOString()}${text}`}>
                  <span class="text-muted figures">{formatDateTime(at)}</span>　{text}
                </li>
              ))}
            </ol>
          </Card>
        </div>
        <NextStep {...props} />
      </div>
    </Page>
  );
}

function Comparison({ order, now }: Pick<OrderPageProps, 'order' | 'now' | 'today'>) {
  const rows = [
    {
      when: `下达时（${formatDate(order.issuedAt)}）`,
      due: order.dueAtIssue,
      reached: order.reachedAtIssue,
    },
    { when: '现在', ...now },
  ];
  const step = orderMetricNames[order.metric];
  return (
    <Card title="进度" icon="list">
      <table class="data-table">
        <caption class="sr-only">下达时和现在的进度</caption>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col" class="numeric">
              应学（不含有正当理由）
            </th>
            <th scope="col" class="numeric">
              已{step}
            </th>
            <th scope="col" class="numeric">
              比率
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ when, due, reached }) => (
            <tr key={when}>
              <td data-label="时间">{when}</td>
              <td class="numeric" data-label="应学">
                {due.toLocaleString('zh-CN')}
              </td>
              <td class="numeric" data-label={`已${step}`}>
                {reached.toLocaleString('zh-CN')}
              </td>
              <td class="numeric" data-label="比率">
                {percentText(percentOf(reached, due))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="mt-3">
        目标 {order.targetPercent}%，
        {isReached(order, now) ? '已经达到。' : '还没有达到。'}
      </p>
    </Card>
  );
}

function Report({ order }: Pick<OrderPageProps, 'order'>) {
  return (
    <Card title={order.reportedAt ? '完成情况报告' : '上次的报告（已退回）'} icon="pen">
      <p class="whitespace-pre-wrap">{order.report}</p>
      {order.reportFile ? (
        <p class="mt-3">
          附件：
          <a class="link" href={`/catch-up-orders/${order.id}/file`}>
            {order.reportFile}
          </a>
        </p>
      ) : null}
    </Card>
  );
}
