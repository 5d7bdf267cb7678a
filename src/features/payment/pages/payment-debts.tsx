import { Card, DataTable, DateTime, Money } from '../../../ui/index.ts';
import type { Debt } from '../queries/debts.ts';

/** Fees of people who study although the match that paid for them was reversed. */
export function Debts({ debts }: { debts: Debt[] }) {
  if (debts.length === 0) return null;
  const sum = debts.reduce((total, { amountFen }) => total + amountFen, 0);
  return (
    <Card title={`欠费（${debts.length} 人）`} icon="warning">
      <p class="mb-3">
        认领撤销时已经学习的人员，共 <Money fen={sum} />
        。单位按汇款码补转后，在那笔来款里一并认领。
      </p>
      <DataTable
        caption="欠费"
        rows={debts}
        rowKey={(debt) => debt.id}
        columns={[
          {
            key: 'unit',
            label: '单位',
            cell: (debt) => (
              <>
                {debt.unitName}
                <span class="block text-sm text-muted figures">{debt.groupNo}</span>
              </>
            ),
          },
          {
            key: 'name',
            label: '人员',
            cell: (debt) => (
              <>
                {debt.name}
                <span class="block text-sm text-muted figures">{debt.idNumberMasked}</span>
              </>
            ),
          },
          {
            key: 'sum',
            label: '金额',
            numeric: true,
            cell: (debt) => <Money fen={debt.amountFen} />,
          },
          { key: 'since', label: '从何时起', cell: (debt) => <DateTime value={debt.since} /> },
        ]}
      />
    </Card>
  );
}
