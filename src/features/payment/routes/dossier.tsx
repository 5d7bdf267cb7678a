import type { Reader } from '../../../platform/database/index.ts';
import type { DossierSection } from '../../../platform/dossier.ts';
import { type Column, DataTable, Money } from '../../../ui/index.ts';
import { getTopic } from '../../courses/index.ts';
import { listEnrolmentsById } from '../../enrolment/index.ts';
import { listOrdersOf } from '../queries/orders.ts';
import { channelNames, type Order, orderStateNames } from '../rules/order.ts';
import { dossierRoles } from '../rules/policy.ts';

interface OrderOfYear extends Order {
  year: number;
}

const columns: Column<OrderOfYear>[] = [
  { key: 'at', label: '日期', value: ({ paidAt, createdAt }) => paidAt ?? createdAt },
  { key: 'year', label: '年度', value: ({ year }) => year },
  { key: 'way', label: '方式', value: ({ channel }) => channelNames[channel] },
  { key: 'no', label: '订单号', value: ({ orderNo }) => orderNo },
  { key: 'state', label: '状态', value: ({ state }) => orderStateNames[state] },
  {
    key: 'amount',
    label: '金额',
    numeric: true,
    value: ({ amountFen }) => amountFen / 100,
    cell: ({ amountFen }) => <Money fen={amountFen} />,
  },
];

/** The orders of a person with what became of them. */
export const paymentsSection: DossierSection = {
  key: 'payments',
  title: '缴费',
  order: 40,
  readBy: dossierRoles,
  async load({ db }, _officer, accountId) {
    const orders = await listWithYears(db, accountId);
    if (orders.length === 0) return null;
    const content = (
      <DataTable caption="缴费" columns={columns} rows={orders} rowKey={({ id }) => id} />
    );
    const paid = orders.filter(({ paidAt }) => paidAt !== null);
    const moments = paid.map(({ paidAt, createdAt, channel, amountFen }) => ({
      at: paidAt ?? createdAt,
      what: `缴费 ¥${(amountFen / 100).toFixed(2)}`,
      note: channelNames[channel],
      tone: 'done' as const,
    }));
    return { content, moments, note: `缴过 ${paid.length} 次` };
  },
};

async function listWithYears(db: Reader, accountId: string): Promise<OrderOfYear[]> {
  const orders = await listOrdersOf(db, accountId);
  if (orders.length === 0) return [];
  const enrolments = await listEnrolmentsById(
    db,
    orders.map(({ enrolmentId }) => enrolmentId),
  );
  const years = new Map<string, number>();
  for (const { id, topicId } of enrolments) years.set(id, (await getTopic(db, topicId)).year);
  return orders.map((order) => ({ ...order, year: years.get(order.enrolmentId) ?? 0 }));
}
