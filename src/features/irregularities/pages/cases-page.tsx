import type { PageOf } from '../../../kernel/page-of.ts';
import {
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  Page,
  Pagination,
  Tabs,
} from '../../../ui/index.ts';
import type { Case } from '../rules/case.ts';
import {
  type CaseGroup,
  type CaseState,
  groupNames,
  groups,
  sourceNames,
  statesOfGroup,
  violationNames,
} from '../rules/case-kinds.ts';
import { CaseBadge } from './case-parts.tsx';

/** The cases of the bureau. */
export function CasesPage({
  cases,
  counts,
  group,
}: {
  cases: PageOf<{ one: Case; subject: string }>;
  counts: Partial<Record<CaseState, number>>;
  group: CaseGroup;
}) {
  const countOf = (of: CaseGroup) =>
    statesOfGroup(of).reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return (
    <Page
      title="违规案件"
      width="wide"
      lead="立案、告知、申辩、决定、申诉，每一步留有记录。提出意见、作出决定、复核申诉须是三位不同的工作人员。"
      actions={
        <ButtonLink href="/findings" tone="quiet">
          查看规则发现的线索
        </ButtonLink>
      }
    >
      <div class="stack">
        <Tabs
          label="案件"
          tabs={groups.map((one) => ({
            href: `/cases?group=${one}`,
            label: groupNames[one],
            current: one === group,
            count: countOf(one),
          }))}
        />
        <DataTable
          caption={groupNames[group]}
          rows={cases.rows}
          rowKey={({ one }) => one.id}
          empty={
            <EmptyState title="没有案件" icon="check">
              规则发现的线索、各单位的反映和抽查的结果会出现在这里。
            </EmptyState>
          }
          columns={[
            {
              key: 'no',
              label: '案号',
              cell: ({ one }) => (
                <a class="link figures" href={`/cases/${one.id}`}>
                  {one.caseNo}
                </a>
              ),
            },
            { key: 'subject', label: '当事人', cell: ({ subject }) => subject },
            { key: 'title', label: '事由', cell: ({ one }) => one.title },
            {
              key: 'violation',
              label: '涉嫌问题',
              cell: ({ one }) => violationNames[one.violation],
            },
            { key: 'source', label: '来源', cell: ({ one }) => sourceNames[one.source] },
            {
              key: 'at',
              label: '上报',
              cell: ({ one }) => <DateTime value={one.reportedAt} only="date" />,
            },
            { key: 'state', label: '状态', cell: ({ one }) => <CaseBadge one={one} /> },
          ]}
        />
        <Pagination of={cases} />
      </div>
    </Page>
  );
}
