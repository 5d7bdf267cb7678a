import { Chart, DataTable, type FilterChoice, FilterRow, Money } from '../../../ui/index.ts';
import type { MonthlyMoney, OfficeMoney } from '../queries/tallies.ts';
import { StatisticsPage } from './statistics-page.tsx';

const methods: Record<string, string> = {
  GATEWAY: '网上支付',
  CASH: '现金',
  CARD: '刷卡',
  TRANSFER: '转账',
};

/** Money taken and paid back, by month, office and method. */
export function PaymentPage({
  role,
  year,
  choices,
  months,
  offices,
  mergedAt,
}: {
  role: string;
  year: number;
  choices: FilterChoice[];
  months: MonthlyMoney[];
  offices: OfficeMoney[];
  mergedAt: Date;
}) {
  const labels = [...new Set(months.map(({ month }) => month))];
  const yuan = (month: string, kind: string) =>
    (months.find((one) => one.month === month && one.kind === kind)?.fen ?? 0) / 100;
  return (
    <StatisticsPage
      title="缴费统计"
      current="/statistics/payments"
      mergedAt={mergedAt}
      year={year}
      role={role}
    >
      <FilterRow action="/statistics/payments" choices={choices} />
      <Chart
        title={`${year}年各月收款与退款`}
        kind="bar"
        unit="元"
        labels={labels}
        series={[
          { name: '收款', values: labels.map((month) => yuan(month, 'TAKEN')) },
          { name: '退款', values: labels.map((month) => yuan(month, 'REFUNDED')) },
        ]}
      />
      <DataTable
        caption={`${year}年按收款单位和方式`}
        rows={offices}
        rowKey={({ organisationId, method }) => `${organisationId} ${method}`}
        empty={<p class="text-muted">这一年还没有收款。</p>}
        columns={[
          { key: 'name', label: '收款单位', cell: ({ name }) => name ?? '网上' },
          { key: 'method', label: '方式', cell: ({ method }) => methods[method] ?? method },
          { key: 'n', label: '笔数', numeric: true, cell: ({ n }) => n.toLocaleString('zh-CN') },
          { key: 'fen', label: '收款', numeric: true, cell: ({ fen }) => <Money fen={fen} /> },
          {
            key: 'back',
            label: '退款',
            numeric: true,
            cell: ({ refundedFen }) => <Money fen={refundedFen} />,
          },
        ]}
      />
    </StatisticsPage>
  );
}
