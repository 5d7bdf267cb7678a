import type { FormState } from '../../../platform/http/index.ts';
import {
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Money,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Title } from '../rules/textbook.ts';
import { TitleFields } from './title-fields.tsx';

export interface TitlesPageProps {
  titles: Title[];
  topics: { id: string; title: string; year: number }[];
  maintains: boolean;
  form: FormState;
}

/** The titles with the stock of each. */
export function TitlesPage({ titles, topics, maintains, form }: TitlesPageProps) {
  return (
    <Page
      title="教材目录与库存"
      width="wide"
      crumbs={[{ label: '教材订单', href: '/textbook-desk' }, { label: '目录与库存' }]}
    >
      <ErrorSummary errors={form.errors} />
      <DataTable
        caption="教材目录"
        rows={titles}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有教材" icon="book">
            在下面登记第一种教材。
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: '书名',
            cell: ({ id, name }) => (
              <a class="link" href={`/textbook-desk/titles/${id}`}>
                《{name}》
              </a>
            ),
          },
          {
            key: 'price',
            label: '单价',
            numeric: true,
            cell: ({ priceFen }) => <Money fen={priceFen} />,
          },
          { key: 'onHand', label: '库存', numeric: true, cell: ({ onHand }) => onHand },
          { key: 'reserved', label: '已预留', numeric: true, cell: ({ reserved }) => reserved },
          {
            key: 'free',
            label: '可用',
            numeric: true,
            cell: ({ onHand, reserved }) => onHand - reserved,
          },
          {
            key: 'sale',
            label: '征订期',
            cell: ({ onSaleFrom, onSaleTo }) => `${onSaleFrom} 至 ${onSaleTo ?? '长期'}`,
          },
        ]}
      />
      {maintains ? (
        <Card title="登记新教材" icon="book">
          <Form action="/textbook-desk/titles">
            <TitleFields topics={topics} {...form} />
            <SubmitButton>登记</SubmitButton>
          </Form>
        </Card>
      ) : null}
    </Page>
  );
}
