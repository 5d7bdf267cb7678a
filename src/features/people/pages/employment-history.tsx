import { Badge, type Column, DataTable, EmptyState, formatDay } from '../../../ui/index.ts';
import type { HistoryEntry } from '../queries/employment-history.ts';

/** All employments with their days (Q10). */
export function EmploymentHistory({ history }: { history: HistoryEntry[] }) {
  const columns: Column<HistoryEntry>[] = [
    { key: 'unit', label: '单位', cell: (one) => one.unitName },
    {
      key: 'period',
      label: '时间',
      cell: (one) =>
        `${formatDay(one.validFrom)} 至 ${one.validTo ? formatDay(one.validTo) : '今'}`,
    },
    { key: 'state', label: '状态', cell: (one) => <EmploymentStateBadge {...one} /> },
  ];
  return (
    <DataTable
      caption="任职记录"
      columns={columns}
      rows={history}
      rowKey={(one) => one.id}
      empty={
        <EmptyState title="没有工作单位" icon="building">
          有单位后请在这里登记，审验由单位所属的机构办理。
        </EmptyState>
      }
    />
  );
}

function EmploymentStateBadge({ state, requested }: HistoryEntry) {
  if (state === 'REJECTED')
    return <Badge tone="warning">{requested ? '单位未能登记' : '单位未确认，请重新选择'}</Badge>;
  if (requested) return <Badge tone="info">单位登记申请处理中</Badge>;
  return state === 'CONFIRMED' ? (
    <Badge tone="success">单位已确认</Badge>
  ) : (
    <Badge tone="info">等待单位确认，不影响学习</Badge>
  );
}
