import type { PageOf } from '../../../kernel/page-of.ts';
import { ButtonLink, EmptyState, Page, WorkList } from '../../../ui/index.ts';
import {
  type CaseGroup,
  type CaseState,
  groupNames,
  groups,
  statesOfGroup,
} from '../rules/case-kinds.ts';
import { type CaseRow, caseColumns } from './case-columns.tsx';

/** The cases of the bureau. */
export function CasesPage({
  cases,
  counts,
  group,
  sort,
}: {
  cases: PageOf<CaseRow>;
  counts: Partial<Record<CaseState, number>>;
  group: CaseGroup;
  sort: string;
}) {
  const countOf = (of: CaseGroup) =>
    statesOfGroup(of).reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return (
    <Page
      title="违规案件"
      width="list"
      lead="立案、告知、申辩、决定、申诉，每一步留有记录。提出意见、作出决定、复核申诉须是三位不同的工作人员。"
      actions={
        <ButtonLink href="/findings" tone="quiet">
          查看规则发现的线索
        </ButtonLink>
      }
    >
      <WorkList
        caption={groupNames[group]}
        page={cases}
        rowKey={({ one }) => one.id}
        sort={sort}
        columns={caseColumns}
        opens={({ one }) => `/cases/${one.id}`}
        copies
        views={groups.map((one) => ({
          href: `/cases?group=${one}`,
          label: groupNames[one],
          current: one === group,
          count: countOf(one),
        }))}
        matching={{ count: countOf(group), unit: '件' }}
        empty={
          <EmptyState title="没有案件" icon="check">
            规则发现的线索、各单位的反映和抽查的结果会出现在这里。
          </EmptyState>
        }
      />
    </Page>
  );
}
