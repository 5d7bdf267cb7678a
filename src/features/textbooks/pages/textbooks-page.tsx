import type { FormState } from '../../../platform/http/index.ts';
import { Card, EmptyState, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import type { Way } from '../queries/collectors.ts';
import type { OrderRow } from '../queries/order-view.ts';
import type { Title } from '../rules/textbook.ts';
import { CopiesFields, WayFields } from './order-fields.tsx';
import { OrderTable } from './order-table.tsx';

export interface TextbooksPageProps {
  titles: Title[];
  ways: { way: Way; body: { name: string } | null }[];
  own: OrderRow[];
  /** Orders waiting to be collected by this body; null for a learner. */
  toCollect: OrderRow[] | null;
  form: FormState;
}

/** Ordering textbooks for oneself or a body, and collecting the orders of others. */
export function TextbooksPage({ titles, ways, own, toCollect, form }: TextbooksPageProps) {
  const collecting = toCollect !== null && toCollect.length > 0;
  return (
    <Page
      title="教材征订"
      width="wide"
      lead="教材自愿订购、单独结算，不包含在每年的学习费里；不订教材也可以在线学习全部内容。"
    >
      <ErrorSummary errors={form.errors} />
      {titles.length === 0 && !collecting ? (
        <EmptyState title="现在没有征订中的教材" icon="book">
          新教材开始征订时会有公告。
        </EmptyState>
      ) : (
        <Form action={collecting ? '/textbooks/collections' : '/textbooks/orders'} class="stack">
          {collecting ? (
            <Card title="等待汇总的订单" icon="list">
              <OrderTable caption="等待汇总的订单" rows={toCollect} choose empty={null} />
            </Card>
          ) : null}
          <Card title={collecting ? '加订本单位的册数，并选择领取方式' : '订购'} icon="book">
            <CopiesFields titles={titles} form={form} />
            <WayFields ways={ways} form={form} />
            <SubmitButton>{collecting ? '汇总勾选的订单' : '提交订单'}</SubmitButton>
          </Card>
        </Form>
      )}
      <Card title={toCollect ? '本单位的订单' : '我的订单'} icon="clock">
        <OrderTable
          caption={toCollect ? '本单位的订单' : '我的订单'}
          rows={own}
          empty={
            <EmptyState title="还没有订单" icon="book">
              提交后，可以在这里看到备货、发货和结算的情况。
            </EmptyState>
          }
        />
      </Card>
    </Page>
  );
}
