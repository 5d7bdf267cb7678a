import type { PageOf } from '../../../kernel/page-of.ts';
import { ButtonLink, DataTable, EmptyState, Page, Pagination, Tabs } from '../../../ui/index.ts';
import type { ListedOrder } from '../queries/order-lists.ts';
import { deadlineText, OrderBadge, ProgressText, whatIsOrdered } from './order-words.tsx';

export interface OrdersPageProps {
  side: 'received' | 'issued';
  sides: ('received' | 'issued')[];
  closed: boolean;
  orders: PageOf<ListedOrder>;
  today: string;
}

const sideNames = { received: '收到的', issued: '下达的' };

/** Orders to catch up, the nearest deadline first, with the figures of then and now. */
export function OrdersPage({ side, sides, closed, orders, today }: OrdersPageProps) {
  return (
    <Page
      title="限期补学督办"
      width="wide"
      lead={
        side === 'received'
          ? '先签收，再提醒本单位、本地区的人员，完成后在期限前报告。'
          : '下达后自动跟踪进度；对方报告后，请认可或者退回。'
      }
      actions={
        sides.includes('issued') ? (
          <ButtonLink href="/supervision" tone="quiet">
            从参学情况里选对象
          </ButtonLink>
        ) : null
      }
    >
      <div class="stack">
        <Tabs
          label="督办"
          tabs={sides.flatMap((one) =>
            [false, true].map((over) => ({
              href: `/catch-up-orders?side=${one}${over ? '&closed=1' : ''}`,
              label: `${sideNames[one]}${over ? '（已办结）' : ''}`,
              current: one === side && over === closed,
            })),
          )}
        />
        <DataTable
          caption={sideNames[side]}
          rows={orders.rows}
          rowKey={({ order }) => order.id}
          empty={
            <EmptyState title="没有督办" icon="check">
              {side === 'received'
                ? '上级下达的限期补学通知会出现在这里。'
                : '在参学情况的表里勾选对象，就可以下达限期补学通知。'}
            </EmptyState>
          }
          columns={[
            {
              key: 'no',
              label: '编号',
              cell: ({ order }) => (
                <a class="link figures" href={`/catch-up-orders/${order.id}`}>
                  {order.orderNo}
                </a>
              ),
            },
            {
              key: 'other',
              label: side === 'received' ? '下达单位' : '督办对象',
              cell: ({ other }) => other,
            },
            { key: 'what', label: '要求', cell: ({ order }) => whatIsOrdered(order) },
            { key: 'deadline', label: '期限', cell: ({ order }) => deadlineText(order) },
            {
              key: 'progress',
              label: '下达时 → 现在',
              cell: ({ order, now }) => <ProgressText order={order} now={now} />,
            },
            {
              key: 'state',
              label: '状态',
              cell: ({ order }) => <OrderBadge order={order} today={today} />,
            },
          ]}
        />
        <Pagination of={orders} />
      </div>
    </Page>
  );
}
