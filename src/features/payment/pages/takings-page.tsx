import {
  Badge,
  DataTable,
  DateField,
  DateTime,
  EmptyState,
  Form,
  formatDay,
  Money,
  Page,
  Stat,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Taking } from '../queries/payments.ts';
import { counterMethods, methodNames } from '../rules/payment.ts';

export interface TakingsPageProps {
  day: string;
  officeName: string;
  takings: (Taking & { name: string; idNumberMasked: string })[];
}

/** The payments this clerk took on a day, with their sum. */
export function TakingsPage({ day, officeName, takings }: TakingsPageProps) {
  const sum = (rows: Taking[]) => rows.reduce((fen, row) => fen + row.amountFen, 0);
  return (
    <Page
      title="我的收款"
      lead={`${officeName}，${formatDay(day)}。`}
      crumbs={[{ label: '现场缴费', href: '/counter' }, { label: '我的收款' }]}
      width="wide"
    >
      <div class="stack">
        <Form action="/counter/takings" method="get" class="flex flex-wrap items-end gap-3">
          <DateField name="day" label="日期" value={day} required />
          <div class="field">
            <SubmitButton tone="quiet">查看</SubmitButton>
          </div>
        </Form>
        <div class="grid gap-4 grid-cols-2 md:grid-cols-4">
          <Stat label={`合计（${takings.length}笔）`} value={<Money fen={sum(takings)} />} />
          {counterMethods.map((method) => (
            <Stat
              key={method}
              label={methodNames[method]}
              value={<Money fen={sum(takings.filter((one) => one.method === method))} />}
            />
          ))}
        </div>
        <DataTable
          caption="收款明细"
          rows={takings}
          rowKey={(row) => row.orderId}
          columns={[
            {
              key: 'at',
              label: '时间',
              cell: (row) => <DateTime value={row.receivedAt} only="time" />,
            },
            { key: 'name', label: '学员', cell: (row) => row.name },
            {
              key: 'id',
              label: '证件号码',
              cell: (row) => <span class="figures">{row.idNumberMasked}</span>,
            },
            {
              key: 'order',
              label: '订单号',
              cell: (row) => <span class="figures">{row.orderNo}</span>,
            },
            { key: 'method', label: '方式', cell: (row) => methodNames[row.method] },
            {
              key: 'amount',
              label: '金额',
              numeric: true,
              cell: (row) => <Money fen={row.amountFen} />,
            },
            {
              key: 'receipt',
              label: '收据',
              cell: (row) =>
                row.refunded ? (
                  <Badge tone="neutral">已退费</Badge>
                ) : (
                  <a class="link" href={`/receipts/${row.orderId}`}>
                    收据
                  </a>
                ),
            },
          ]}
          empty={<EmptyState title="这一天没有收款" icon="money" />}
        />
      </div>
    </Page>
  );
}
