import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  DataTable,
  DateTime,
  EmptyState,
  Money,
  Page,
  Pagination,
  SearchForm,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { ListedReceipt } from '../queries/receipt-search.ts';

/** The receipts of a body, found by number, order, title, payer or cashier. */
export function ReceiptsPage({
  receipts,
  words,
}: {
  receipts: PageOf<ListedReceipt>;
  words: string;
}) {
  return (
    <Page
      title="收据查找"
      lead="本单位开出的收据，含已冲销的。补打的收据会注明是补打。"
      crumbs={[{ label: '现场缴费', href: '/counter' }, { label: '收据查找' }]}
      width="wide"
    >
      <div class="stack">
        <SearchForm
          action="/counter/receipts"
          sealed={['words']}
          class="flex flex-wrap items-end gap-3"
        >
          <TextField
            name="words"
            label="收据号、订单号、抬头、缴费人或收款人"
            value={words}
            maxLength={60}
          />
          <div class="field">
            <SubmitButton tone="quiet">查找</SubmitButton>
          </div>
        </SearchForm>
        <DataTable
          caption="收据"
          rows={receipts.rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'no',
              label: '收据号',
              cell: ({ receiptNo, orderId }) => (
                <a class="link figures" href={`/receipts/${orderId}`}>
                  {receiptNo}
                </a>
              ),
            },
            {
              key: 'order',
              label: '订单号',
              cell: ({ orderNo }) => <span class="figures">{orderNo}</span>,
            },
            { key: 'title', label: '抬头', cell: ({ title }) => title },
            { key: 'payer', label: '缴费人', cell: ({ payerName }) => payerName },
            {
              key: 'amount',
              label: '金额',
              numeric: true,
              cell: ({ amountFen }) => <Money fen={amountFen} />,
            },
            { key: 'at', label: '开具', cell: ({ issuedAt }) => <DateTime value={issuedAt} /> },
            { key: 'cashier', label: '收款人', cell: ({ cashier }) => cashier },
            { key: 'prints', label: '打印次数', numeric: true, cell: ({ prints }) => prints },
            {
              key: 'state',
              label: '状态',
              cell: ({ reversedAt }) => (
                <Badge tone={reversedAt ? 'neutral' : 'success'}>
                  {reversedAt ? '已冲销' : '有效'}
                </Badge>
              ),
            },
          ]}
          empty={
            <EmptyState title="没有找到收据" icon="certificate">
              请核对号码，或者换一个词再找。
            </EmptyState>
          }
        />
        <Pagination of={receipts} />
      </div>
    </Page>
  );
}
