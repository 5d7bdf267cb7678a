import type { PageOf } from '../../../kernel/page-of.ts';
import { ButtonLink, EmptyState, Page, Pagination, Tabs } from '../../../ui/index.ts';
import type { OrderRow } from '../queries/order-view.ts';
import { type OrderState, orderStateNames } from '../rules/textbook.ts';
import { OrderTable } from './order-table.tsx';

export interface DeskPageProps {
  orders: PageOf<OrderRow>;
  counts: Record<OrderState, number>;
  state: OrderState;
}

const shown: OrderState[] = ['PLACED', 'ACCEPTED', 'DELIVERED', 'CANCELLED'];

/** The textbook orders sent to the centre, by state. */
export function DeskPage({ orders, counts, state: current }: DeskPageProps) {
  return (
    <Page
      title="教材订单"
      width="wide"
      lead="受理时预留库存并开出账单；可以分次发货；教材费单独结算。"
      actions={
        <>
          <ButtonLink href="/textbook-desk/titles" tone="quiet">
            教材目录与库存
          </ButtonLink>
          <ButtonLink href="/textbook-desk/bills" tone="quiet">
            账单
          </ButtonLink>
        </>
      }
    >
      <Tabs
        label="状态"
        tabs={shown.map((state) => ({
          href: `/textbook-desk?state=${state}`,
          label: orderStateNames[state],
          current: state === current,
          count: counts[state],
        }))}
      />
      <OrderTable
        caption={`${orderStateNames[current]}的订单`}
        rows={orders.rows}
        empty={
          <EmptyState title="这里没有订单" icon="book">
            学员、单位、区县和行业提交的订单会按时间排在这里。
          </EmptyState>
        }
      />
      <Pagination of={orders} />
    </Page>
  );
}
