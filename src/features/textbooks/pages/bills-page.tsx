import { fenToYuan } from '../../../kernel/money.ts';
import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  FieldScope,
  Form,
  formatDay,
  Money,
  Page,
  SelectField,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import { methodNames, type Transfer } from '../../payment/index.ts';
import type { Bill } from '../queries/deliveries.ts';

export interface BillsPageProps {
  paid: boolean;
  /** The municipal bureau only reads. */
  records: boolean;
  /** Cash and cards are taken by the centre alone. */
  takesCash: boolean;
  rows: {
    bill: Bill;
    orderer: string;
    /** A transfer of the imported bank file that names this bill and has its sum. */
    transfer: Transfer | null;
  }[];
  form: FormState & { orderId: string };
}

/** Bills for textbooks, apart from the fee of the year (N11, N33). */
export function BillsPage({ paid, records, takesCash, rows, form }: BillsPageProps) {
  const standing = rows.filter(({ bill }) => !bill.refundedAt);
  const sum = standing.reduce((total, { bill }) => total + bill.amountFen, 0);
  return (
    <Page
      title="教材账单"
      width="wide"
      lead={`${paid ? '最近到账' : '还没有到账'} ${standing.length} 张，合计 ${fenToYuan(sum)} 元。教材费与学习费分开结算。`}
      crumbs={[{ label: '教材订单', href: '/textbook-desk' }, { label: '账单' }]}
    >
      <ErrorSummary errors={form.errors} />
      <Tabs
        label="账单"
        tabs={[
          { href: '/textbook-desk/bills', label: '未到账', current: !paid },
          { href: '/textbook-desk/bills?paid=yes', label: '已到账', current: paid },
        ]}
      />
      <DataTable
        caption={paid ? '已到账的账单' : '未到账的账单'}
        rows={rows}
        rowKey={({ bill }) => bill.orderId}
        empty={
          <EmptyState title="没有账单" icon="money">
            受理订单时会自动开出账单。
          </EmptyState>
        }
        columns={[
          {
            key: 'no',
            label: '账单号',
            cell: ({ bill }) => (
              <a class="link figures" href={`/textbooks/orders/${bill.orderId}`}>
                {bill.billNo}
              </a>
            ),
          },
          { key: 'who', label: '付款人', cell: ({ orderer }) => orderer },
          {
            key: 'sum',
            label: '金额',
            numeric: true,
            cell: ({ bill }) => <Money fen={bill.amountFen} />,
          },
          {
            key: 'at',
            label: '开出',
            cell: ({ bill }) => <DateTime value={bill.issuedAt} only="date" />,
          },
          {
            key: 'paid',
            label: '到账',
            cell: ({ bill, transfer }) =>
              bill.paidAt ? (
                <>
                  <DateTime value={bill.paidAt} only="date" />，{methodNames[bill.paidMethod]}
                  {bill.paidMethod === 'TRANSFER' ? `，流水号 ${bill.paidReference}` : null}
                  {bill.refundedAt ? '，已退款' : null}
                </>
              ) : records ? (
                <PaymentForm bill={bill} transfer={transfer} takesCash={takesCash} form={form} />
              ) : (
                '未到账'
              ),
          },
        ]}
      />
    </Page>
  );
}

function PaymentForm({
  bill,
  transfer,
  takesCash,
  form,
}: {
  bill: Bill;
  transfer: Transfer | null;
  takesCash: boolean;
  form: BillsPageProps['form'];
}) {
  const here = form.orderId === bill.orderId;
  return (
    <FieldScope.Provider value={`${bill.billNo}-`}>
      <Form action={`/textbooks/orders/${bill.orderId}/payment`}>
        {transfer ? (
          <p class="text-sm text-muted mb-2">
            银行流水中有相符的转账：{formatDay(transfer.day)} {transfer.payer}，请核对后登记。
          </p>
        ) : null}
        <div class="flex flex-wrap items-end gap-2">
          <TextField
            name="amountFen"
            label="到账金额（元）"
            required
            size="short"
            value={
              here ? typed(form.values, 'amountFen') : transfer ? fenToYuan(bill.amountFen) : ''
            }
            error={here ? form.errors.amountFen : undefined}
          />
          <SelectField
            name="method"
            label="方式"
            required
            value={here ? typed(form.values, 'method') : 'TRANSFER'}
            error={here ? form.errors.method : undefined}
            options={[
              { value: 'TRANSFER', label: '转账' },
              ...(takesCash
                ? [
                    { value: 'CASH', label: '现金' },
                    { value: 'CARD', label: '刷卡' },
                  ]
                : []),
            ]}
          />
          <TextField
            name="reference"
            label="银行流水号（转账）"
            required
            size="short"
            value={here ? typed(form.values, 'reference') : (transfer?.transactionNo ?? '')}
            error={here ? form.errors.reference : undefined}
          />
          <SubmitButton size="small">登记到账</SubmitButton>
        </div>
      </Form>
    </FieldScope.Provider>
  );
}
