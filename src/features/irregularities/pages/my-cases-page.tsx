import { DataTable, DateTime, EmptyState, Page } from '../../../ui/index.ts';
import type { Case } from '../rules/case.ts';
import { CaseBadge } from './case-parts.tsx';

/** The cases of the accused: a learner's own, or those of an officer's body. */
export function MyCasesPage({ cases }: { cases: Case[] }) {
  return (
    <Page
      title="我的案件"
      lead="市人力社保局告知您的事项。您可以查看全部依据，陈述申辩；对决定有异议的可以申诉。"
    >
      <DataTable
        caption="我的案件"
        rows={cases}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="没有案件" icon="check">
            没有涉及您的案件。
          </EmptyState>
        }
        columns={[
          {
            key: 'no',
            label: '案号',
            cell: (one) => (
              <a class="link figures" href={`/my-cases/${one.id}`}>
                {one.caseNo}
              </a>
            ),
          },
          { key: 'title', label: '事由', cell: (one) => one.title },
          {
            key: 'at',
            label: '告知',
            cell: (one) => (one.notifiedAt ? <DateTime value={one.notifiedAt} only="date" /> : '—'),
          },
          { key: 'state', label: '状态', cell: (one) => <CaseBadge one={one} /> },
        ]}
      />
    </Page>
  );
}
