import {
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  Money,
  Page,
} from '../../../ui/index.ts';
import { type GroupOrder, nameGroupState, type sumLines } from '../rules/group-order.ts';

export interface GroupOrdersPageProps {
  payerName: string;
  orders: (GroupOrder & { topicTitle: string; sums: ReturnType<typeof sumLines> })[];
}

/** The group orders of a unit or agency (E21). */
export function GroupOrdersPage({ payerName, orders }: GroupOrdersPageProps) {
  return (
    <Page
      title="集体缴费"
      lead={`${payerName}为人员统一选课、缴费：选人、付款、到账后逐人开通。`}
      width="wide"
      actions={<ButtonLink href="/group-orders/new">新建集体订单</ButtonLink>}
    >
      <DataTable
        caption="集体订单"
        rows={orders}
        rowKey={(order) => order.id}
        columns={[
          {
            key: 'no',
            label: '订单号',
            cell: (order) => (
              <a class="link figures" href={`/group-orders/${order.id}`}>
                {order.groupNo}
              </a>
            ),
          },
          { key: 'topic', label: '课程', cell: (order) => order.topicTitle },
          {
            key: 'open',
            label: '待付',
            numeric: true,
            cell: ({ sums }) => (
              <>
                {sums.openCount} 人 <Money fen={sums.openFen} />
              </>
            ),
          },
          {
            key: 'paid',
            label: '已付',
            numeric: true,
            cell: ({ sums }) => (
              <>
                {sums.paidCount} 人 <Money fen={sums.paidFen} />
              </>
            ),
          },
          { key: 'at', label: '建立时间', cell: (order) => <DateTime value={order.createdAt} /> },
          {
            key: 'state',
            label: '状态',
            cell: (order) => {
              const state = nameGroupState(order, order.sums);
              return <Badge tone={state.tone}>{state.text}</Badge>;
            },
          },
        ]}
        empty={
          <EmptyState
            title="还没有集体订单"
            icon="money"
            action={<ButtonLink href="/group-orders/new">新建集体订单</ButtonLink>}
          >
            可以从人员名册里选人，也可以粘贴证件号码或上传名单。
          </EmptyState>
        }
      />
    </Page>
  );
}
