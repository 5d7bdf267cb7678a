import { ButtonLink, EmptyState, Page, Pagination, Tabs } from '../../../ui/index.ts';
import type { OrderRow } from '../queries/order-view.ts';
import { type OrderState, orderStateNames } from '../rules/textbook.ts';
import { OrderTable } from './order-table.tsx';

export interface DeskPageProps {
  rows: OrderRow[];
  counts: Record<OrderState, number>;
  filter: { state: OrderState; page: number };
  more: boolean;
}

const shown: OrderState[] = ['PLACED', 'ACCEPTED', 'DELIVERED', 'CANCELLED'];

/** The queue of those who fulfil textbook orders. */
export function DeskPage({ rows, counts, filter, more }: DeskPageProps) {
  const href = (state: OrderState, page = 1) => `/textbook-desk?state=${state}&page=${page}`;
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
          href: href(state),
          label: orderStateNames[state],
          current: state === filter.state,
          count: counts[state],
        }))}
      />
      <OrderTable
        caption={`${orderStateNames[filter.state]}的订单`}
        rows={rows}
        empty={
          <EmptyState title="这里没有订单" icon="book">
            学员、单位、区县和行业提交的订单会按时间排在这里。
          </EmptyState>
        }
      />
      <Pagination
        previous={filter.page > 1 ? href(filter.state, filter.page - 1) : null}
        next={more ? href(filter.state, filter.page + 1) : null}
      />
    </Page>
  );
}
