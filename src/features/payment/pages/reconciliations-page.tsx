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
import { nameGateway } from '../rules/gateway.ts';
import {
  balances,
  type Difference,
  differenceNames,
  type GatewayBill,
  type Reconciliation,
} from '../rules/reconciliation.ts';

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
      lead="系统每天按支付平台逐笔核对前一日下单的在线收款，核到分：支付平台已收款而没有开通的，自动补开；每一笔差异都列明金额和原因。"
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
              key: 'gateways',
              label: '支付平台与本站',
              cell: (row) => <Gateways row={row} />,
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

/** Each gateway to the fen; days reconciled before gateways were told apart have only the sum. */
function Gateways({ row }: { row: Reconciliation }) {
  if (row.gateways.length === 0) return <Money fen={row.amountFen} />;
  return (
    <ul>
      {row.gateways.map(({ gateway, oursFen, theirsFen, refundedFen, bill }) => (
        <li key={gateway}>
          {nameGateway(gateway)} <Money fen={theirsFen} />
          ，本站 <Money fen={oursFen} />
          {theirsFen === oursFen ? '，一致' : '，差 '}
          {theirsFen === oursFen ? null : <Money fen={theirsFen - oursFen} />}
          {refundedFen > 0 ? (
            <span class="block text-sm text-muted">
              当日退款 <Money fen={refundedFen} />
            </span>
          ) : null}
          {bill === undefined ? null : (
            <span class="block text-sm text-muted">
              {bill ? <Bill bill={bill} /> : '平台账单未出，已逐笔查询'}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Bill({ bill }: { bill: GatewayBill }) {
  return (
    <>
      平台账单 收 <Money fen={bill.paidFen} />
      {bill.refundedFen > 0 ? (
        <>
          {' '}
          退 <Money fen={bill.refundedFen} />
        </>
      ) : null}
      {balances(bill) ? (
        '，均已入账'
      ) : (
        <strong>
          ，收款未入账 <Money fen={bill.paidFen - bill.bookedFen} />
          ，退款未登记 <Money fen={bill.refundedFen - bill.refundsBookedFen} />
        </strong>
      )}
    </>
  );
}

function Differences({ list }: { list: Difference[] }) {
  if (list.length === 0) return <Badge tone="success">一致</Badge>;
  return (
    <ul>
      {list.map((one) => (
        <li key={`${one.orderNo} ${one.kind}`}>
          <span class="figures">{one.orderNo}</span>：{differenceNames[one.kind]}
          {one.billFen === undefined ? null : (
            <span class="block text-sm text-muted">
              {one.gateway ? `${nameGateway(one.gateway)} ` : null}账单 <Money fen={one.billFen} />
            </span>
          )}
          {one.oursFen === undefined || one.theirsFen === undefined ? null : (
            <span class="block text-sm text-muted">
              {one.kind === 'NO_ANSWER' ? '平台没有答复' : '平台 '}
              {one.kind === 'NO_ANSWER' ? null : <Money fen={one.theirsFen} />}
              ，本站 <Money fen={one.oursFen} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
