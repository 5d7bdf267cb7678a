import { fenToYuan } from '../../../kernel/money.ts';
import { type FormState, type FormValues, typed } from '../../../platform/http/form.ts';
import {
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  Stat,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Title } from '../rules/textbook.ts';
import { TitleFields } from './title-fields.tsx';

export interface TitlePageProps {
  title: Title;
  topics: { id: string; title: string; year: number }[];
  changes: {
    id: number;
    kind: 'RECEIPT' | 'CORRECTION' | 'DELIVERY';
    quantity: number;
    reason: string;
    at: Date;
  }[];
  maintains: boolean;
  titleForm: FormState;
  stockForm: FormState;
}

const kinds = { RECEIPT: '入库', CORRECTION: '盘点更正', DELIVERY: '发货' };

/** One title: its data and the changes of its stock. */
export function TitlePage({
  title,
  topics,
  changes,
  maintains,
  titleForm,
  stockForm,
}: TitlePageProps) {
  const { onHand, reserved } = title;
  return (
    <Page
      title={`《${title.name}》`}
      crumbs={[
        { label: '教材订单', href: '/textbook-desk' },
        { label: '目录与库存', href: '/textbook-desk/titles' },
        { label: title.name },
      ]}
    >
      <ErrorSummary errors={{ ...titleForm.errors, ...stockForm.errors }} />
      <div class="flex flex-wrap gap-6">
        <Stat label="库存" value={`${onHand} 本`} />
        <Stat label="已预留" value={`${reserved} 本`} />
        <Stat label="可用" value={`${onHand - reserved} 本`} />
      </div>
      {maintains ? <StockForm id={title.id} form={stockForm} /> : null}
      <Card title="库存变动" icon="list">
        <DataTable
          caption="库存变动"
          rows={changes}
          rowKey={({ id }) => String(id)}
          empty={
            <EmptyState title="还没有变动" icon="list">
              入库、盘点和发货都会记在这里。
            </EmptyState>
          }
          columns={[
            { key: 'at', label: '时间', cell: ({ at }) => <DateTime value={at} /> },
            { key: 'kind', label: '种类', cell: ({ kind }) => kinds[kind] },
            { key: 'quantity', label: '数量', numeric: true, cell: ({ quantity }) => quantity },
            { key: 'reason', label: '来源或原因', cell: ({ reason }) => reason },
          ]}
        />
      </Card>
      {maintains ? (
        <Card title="修改教材信息" icon="pen">
          <Form action={`/textbook-desk/titles/${title.id}`}>
            <TitleFields
              topics={topics}
              errors={titleForm.errors}
              values={{ ...valuesOf(title), ...titleForm.values }}
            />
            <SubmitButton>保存</SubmitButton>
          </Form>
        </Card>
      ) : null}
    </Page>
  );
}

const valuesOf = (title: Title): FormValues => ({
  name: title.name,
  publisher: title.publisher,
  isbn: title.isbn ?? '',
  topicId: title.topicId ?? '',
  priceFen: fenToYuan(title.priceFen),
  onSaleFrom: title.onSaleFrom,
  onSaleTo: title.onSaleTo ?? '',
});

function StockForm({ id, form: { values, errors } }: { id: string; form: FormState }) {
  return (
    <Card title="登记入库或盘点" icon="arrow">
      <Form action={`/textbook-desk/titles/${id}/stock`}>
        <RadioField
          name="kind"
          label="种类"
          required
          value={typed(values, 'kind') || 'RECEIPT'}
          error={errors.kind}
          options={[
            { value: 'RECEIPT', label: '入库' },
            { value: 'CORRECTION', label: '盘点更正' },
          ]}
        />
        <TextField
          name="quantity"
          label="数量"
          hint="盘点减少时填负数，例如 -3"
          required
          size="short"
          value={typed(values, 'quantity')}
          error={errors.quantity}
        />
        <TextField
          name="reason"
          label="来源或原因"
          required
          value={typed(values, 'reason')}
          error={errors.reason}
        />
        <SubmitButton>登记</SubmitButton>
      </Form>
    </Card>
  );
}
