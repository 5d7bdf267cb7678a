import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  DataTable,
  DateField,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { type Difference, differenceNames, type Reconciliation } from '../rules/reconciliation.ts';

export interface ReconciliationsPageProps {
  days: Reconciliation[];
  yesterday: string;
  today: string;
  form: FormState;
}

/** The reconciliations with the gateway, by day. */
export function ReconciliationsPage({ days, yesterday, today, form }: ReconciliationsPageProps) {
  return (
    <Page
      title="每日对账"
      lead="系统每天逐笔核对前一日的在线订单：支付平台已收款而没有开通的，自动补开；其余差异列在这里。"
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Card title="现在对账" icon="switch">
          <Form action="/reconciliations" class="flex flex-wrap items-end gap-3">
            <DateField
              name="day"
              label="日期"
              value={typed(form.values, 'day', yesterday)}
              error={form.errors.day}
              required
              hint={`可选到${formatDay(today)}。`}
            />
            <div class="field">
              <SubmitButton tone="quiet">对账</SubmitButton>
            </div>
          </Form>
        </Card>
        <DataTable
          caption="对账结果"
          rows={days}
          rowKey={(row) => row.day}
          columns={[
            { key: 'day', label: '日期', cell: (row) => formatDay(row.day) },
            { key: 'count', label: '核对订单', numeric: true, cell: (row) => row.ordersChecked },
            {
              key: 'amount',
              label: '在线收款',
              numeric: true,
              cell: (row) => <Money fen={row.amountFen} />,
            },
            {
              key: 'transfers',
              label: '银行转账',
              numeric: true,
              cell: (row) => (
                <>
                  <Money fen={row.transfersFen} />
                  {row.unsolvedFen > 0 ? (
                    <a class="link block text-sm" href="/bank-lines">
                      待认领 <Money fen={row.unsolvedFen} />
                    </a>
                  ) : null}
                </>
              ),
            },
            { key: 'repaired', label: '补开', numeric: true, cell: (row) => row.foundPaid },
            {
              key: 'differences',
              label: '差异',
              cell: (row) => <Differences list={row.differences} />,
            },
            { key: 'ran', label: '对账时间', cell: (row) => <DateTime value={row.ranAt} /> },
          ]}
          empty={
            <EmptyState title="还没有对账记录" icon="list">
              有在线订单的日期，次日自动对账。
            </EmptyState>
          }
        />
      </div>
    </Page>
  );
}

function Differences({ list }: { list: Difference[] }) {
  if (list.length === 0) return <Badge tone="success">一致</Badge>;
  return (
    <ul>
      {list.map((one) => (
        <li key={one.orderNo}>
          <span class="figures">{one.orderNo}</span>：{differenceNames[one.kind]}
        </li>
      ))}
    </ul>
  );
}
