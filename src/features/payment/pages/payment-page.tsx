import type { GatewayId } from '../../../platform/gateways/index.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  DefinitionList,
  Money,
  Page,
} from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { Enrolment } from '../../enrolment/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import { type Due, nameRound } from '../rules/due.ts';
import type { Order } from '../rules/order.ts';
import { channelNames, orderStateNames } from '../rules/order.ts';
import { GatewayChoice } from './gateway-choice.tsx';

export interface PaymentPageProps {
  enrolment: Enrolment;
  topic: Topic;
  due: Due;
  office: { organisation: Organisation; explanation: string };
  orders: Order[];
  /** Where it can be paid online; none: only at a counter. */
  gateways: GatewayId[];
  /** The reason when registration data were returned: no payment until they are corrected (N2). */
  returned: string | null;
}

/** The two ways to pay (N6), the fee with its document, the refund rule (Q14). */
export function PaymentPage(props: PaymentPageProps) {
  const { enrolment, topic, due, office, orders } = props;
  return (
    <Page
      title="缴费"
      lead={`${topic.year}年公需科目《${topic.title}》。${describeDue(due)}`}
      crumbs={[{ label: '我的选课', href: `/enrolments/${enrolment.id}` }, { label: '缴费' }]}
    >
      <div class="stack">
        <Card title="应付金额" icon="money" tone="accent">
          <p class="text-3xl font-bold mb-3">
            <Money fen={due.amountFen} />
          </p>
          <DefinitionList
            items={[
              { label: '收费依据', value: topic.priceDocument },
              { label: '退费规则', value: topic.refundRule },
            ]}
          />
        </Card>
        {orders.some((order) => order.channel === 'GROUP' && order.state === 'OPEN') ? (
          <Alert tone="info" title="单位正在为您集体缴费">
            到账后自动开通，您不需要付款。急用时可以自己缴费，单位的订单会自动扣除您这一份。
          </Alert>
        ) : null}
        {props.returned ? (
          <Alert tone="warning" title="注册信息被退回">
            <p>原因：{props.returned}</p>
            <p>
              请先
              <a class="link" href="/account">
                修改并重新提交
              </a>
              ，再缴费。
            </p>
          </Alert>
        ) : null}
        <div class="grid gap-5 md:grid-cols-2">
          <Card title="在线支付" icon="phone">
            <Online {...props} />
          </Card>
          <Card title="现场缴费" icon="building">
            <p class="font-semibold">{office.organisation.name}</p>
            <p class="text-muted mb-3">{office.explanation}</p>
            <DefinitionList
              items={[
                { label: '地址', value: office.organisation.address },
                { label: '电话', value: office.organisation.phone },
                { label: '办公时间', value: office.organisation.officeHours },
                { label: '请携带', value: '注册时使用的证件原件' },
                { label: '收款方式', value: '现金、刷卡、转账' },
              ]}
            />
            <p class="text-sm text-muted mt-3">工作人员核对注册信息并收款后，当场开通。</p>
          </Card>
        </div>
        <p class="text-sm text-muted">
          要报销的，缴费以后可以申请
          <a class="link" href="/invoices">
            发票（财政电子票据或电子发票）
          </a>
          ；收据随时可以打印。
        </p>
        {orders.length > 0 ? <PastOrders orders={orders} /> : null}
      </div>
    </Page>
  );
}

function describeDue({ roundNo }: Due): string {
  return roundNo === 1
    ? '一次缴费，包含资料下载、在线学习、模拟考试和正式考试，不再另收费用。'
    : `${nameRound(roundNo)}：缴费后开放这一轮学习，学完后重新获得考试机会。`;
}

function Online({ enrolment, orders, gateways, returned }: PaymentPageProps) {
  const open = orders.find((order) => order.state === 'OPEN');
  if (gateways.length === 0) return <Alert tone="info">这里没有开通在线支付，请到现场缴费。</Alert>;
  if (open) {
    return (
      <>
        <p class="mb-3">您有一笔订单还没有完成，不用重新下单。</p>
        <ButtonLink href={`/orders/${open.id}`}>查看订单 {open.orderNo}</ButtonLink>
      </>
    );
  }
  if (returned) return <p class="text-muted">注册信息更正后即可在线支付。</p>;
  return (
    <>
      <p class="mb-3">选一种您常用的方式，点一下就去付款：</p>
      <GatewayChoice action={`/enrolments/${enrolment.id}/payment`} gateways={gateways} />
      <ul class="list-disc pl-5 mt-4 text-sm text-muted">
        <li>订单 15 分钟内有效。</li>
        <li>付款成功后自动开通，不需要人工办理。</li>
        <li>付款后没有返回本站也没关系，系统会主动查询结果。</li>
        <li>重复付款会自动原路退回。</li>
      </ul>
    </>
  );
}

function PastOrders({ orders }: { orders: Order[] }) {
  return (
    <DataTable
      caption="这门课程的订单"
      rows={orders}
      rowKey={(order) => order.id}
      columns={[
        {
          key: 'orderNo',
          label: '订单号',
          cell: (order) => (
            <a class="link figures" href={`/orders/${order.id}`}>
              {order.orderNo}
            </a>
          ),
        },
        { key: 'at', label: '时间', cell: (order) => <DateTime value={order.createdAt} /> },
        {
          key: 'channel',
          label: '方式',
          cell: (order) => channelNames[order.channel],
        },
        { key: 'amount', label: '金额', numeric: true, cell: (o) => <Money fen={o.amountFen} /> },
        {
          key: 'state',
          label: '状态',
          cell: (order) => (
            <Badge tone={order.state === 'PAID' ? 'success' : 'neutral'}>
              {orderStateNames[order.state]}
            </Badge>
          ),
        },
      ]}
    />
  );
}
