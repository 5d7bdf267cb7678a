import { ButtonLink, DataTable, DateTime, EmptyState, Page } from '../../../ui/index.ts';
import type { Case } from '../rules/case.ts';
import { violationNames } from '../rules/case-kinds.ts';
import { CaseBadge } from './case-parts.tsx';

/** The reports of a body, each with its state. */
export function ReportsPage({ cases }: { cases: Case[] }) {
  return (
    <Page
      title="反映违规"
      lead="在工作中发现违规登记、随意审验、弄虚作假的，在这里报告市人力社保局，由它核实和处理。"
      actions={<ButtonLink href="/reports/new">反映一件事</ButtonLink>}
    >
      <DataTable
        caption="本单位反映的事项"
        rows={cases}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有反映过" icon="flag">
            反映之后，这里可以看到办理进展。
          </EmptyState>
        }
        columns={[
          { key: 'no', label: '编号', cell: (one) => <span class="figures">{one.caseNo}</span> },
          { key: 'title', label: '事由', cell: (one) => one.title },
          { key: 'violation', label: '涉嫌问题', cell: (one) => violationNames[one.violation] },
          {
            key: 'at',
            label: '反映',
            cell: (one) => <DateTime value={one.reportedAt} only="date" />,
          },
          { key: 'state', label: '进展', cell: (one) => <CaseBadge one={one} /> },
        ]}
      />
    </Page>
  );
}
