import type { ComponentChildren } from 'preact';
import { Badge, DataTable, DateTime, Money } from '../../../ui/index.ts';
import type { OrderRow } from '../queries/order-view.ts';
import { type OrderState, orderStateNames } from '../rules/textbook.ts';

const tones = {
  PLACED: 'info',
  COLLECTED: 'info',
  ACCEPTED: 'warning',
  DELIVERED: 'success',
  CANCELLED: 'neutral',
} as const satisfies Record<OrderState, string>;

/** The state of an order. */
export function StateBadge({ state }: { state: OrderState }) {
  return <Badge tone={tones[state]}>{orderStateNames[state]}</Badge>;
}

/** Returns titles and copies as one line: 《创新》×3. */
export const describeLines = (lines: readonly { name: string; quantity: number }[]) =>
  lines.map(({ name, quantity }) => `《${name}》×${quantity}`).join('，');

/** Orders in a table; with `choose` each has a checkbox for the form around it. */
export function OrderTable({
  caption,
  rows,
  choose,
  empty,
}: {
  caption: string;
  rows: readonly OrderRow[];
  choose?: boolean;
  empty: ComponentChildren;
}) {
  return (
    <DataTable
      caption={caption}
      {...(choose && { field: 'id' })}
      rows={rows}
      rowKey={({ order }) => order.id}
      empty={empty}
      columns={[
        ...(choose
          ? [
              {
                key: 'choose',
                label: '选择',
                cell: ({ order, orderer }: OrderRow) => (
                  <label class="flex items-center gap-2">
                    <input
                      type="checkbox"
                      class="checkbox checkbox-sm"
                      name="id"
                      value={order.id}
                      checked
                    />
                    <span class="sr-only">汇总{orderer}的订单</span>
                  </label>
                ),
              },
            ]
          : []),
        {
          key: 'no',
          label: '订单号',
          cell: ({ order }: OrderRow) => (
            <a class="link figures" href={`/textbooks/orders/${order.id}`}>
              {order.orderNo}
            </a>
          ),
        },
        { key: 'who', label: '订购人', cell: ({ orderer }: OrderRow) => orderer },
        { key: 'lines', label: '教材', cell: ({ lines }: OrderRow) => describeLines(lines) },
        {
          key: 'sum',
          label: '金额',
          numeric: true,
          cell: ({ order }: OrderRow) => <Money fen={order.amountFen} />,
        },
        {
          key: 'at',
          label: '提交',
          cell: ({ order }: OrderRow) => <DateTime value={order.placedAt} only="date" />,
        },
        {
          key: 'state',
          label: '状态',
          cell: ({ order }: OrderRow) => <StateBadge state={order.state} />,
        },
      ]}
    />
  );
}
