import type { Step } from '../../../ui/index.ts';
import { formatDate } from '../../../ui/index.ts';
import type { OrderView } from '../queries/order-view.ts';

/** Returns how far an order is: by itself with the centre, or collected by a body that hands the books out. */
export function stepsOf({ order, bill, online, deliveries, collector }: OrderView): Step[] {
  const on = (at: Date | null | undefined) => (at ? formatDate(at) : undefined);
  const done: [string, boolean, string | undefined][] = collector
    ? [
        ['提交', true, on(order.placedAt)],
        [`${collector}汇总`, order.state !== 'PLACED', undefined],
        ['领到教材', order.state === 'DELIVERED', on(order.deliveredAt)],
      ]
    : [
        ['提交', true, on(order.placedAt)],
        ['受理备货', bill !== null, on(order.acceptedAt)],
        ['付款', Boolean(bill?.paidAt || online?.paid), on(bill?.paidAt)],
        ['发货', order.state === 'DELIVERED', on(order.deliveredAt)],
        [
          '收到',
          deliveries.length > 0 && deliveries.every(({ receivedAt }) => receivedAt !== null),
          undefined,
        ],
      ];
  const next = done.findIndex(([, isDone]) => !isDone);
  return done.map(([title, isDone, note], index) => ({
    title,
    state: isDone ? 'done' : index === next ? 'current' : 'upcoming',
    note,
  }));
}
