import { type Column, DateTime } from '../../../ui/index.ts';
import type { Case } from '../rules/case.ts';
import { caseStateKinds, sourceNames, violationNames } from '../rules/case-kinds.ts';
import { CaseBadge } from './case-parts.tsx';

export interface CaseRow {
  one: Case;
  subject: string;
}

/** The columns of the list of cases, on the page and in the workbook alike. */
export const caseColumns: Column<CaseRow>[] = [
  {
    key: 'no',
    label: '案号',
    main: true,
    tight: true,
    sortable: true,
    width: 20,
    value: ({ one }) => one.caseNo,
    cell: ({ one }) => (
      <a class="link figures" href={`/cases/${one.id}`}>
        {one.caseNo}
      </a>
    ),
  },
  { key: 'subject', label: '当事人', width: 30, value: ({ subject }) => subject },
  { key: 'title', label: '事由', width: 40, value: ({ one }) => one.title },
  {
    key: 'violation',
    label: '涉嫌问题',
    sortable: true,
    width: 20,
    value: ({ one }) => violationNames[one.violation],
  },
  {
    key: 'source',
    label: '来源',
    sortable: true,
    from: 1280,
    value: ({ one }) => sourceNames[one.source],
  },
  {
    key: 'at',
    label: '上报',
    tight: true,
    sortable: true,
    width: 14,
    value: ({ one }) => one.reportedAt,
    cell: ({ one }) => <DateTime value={one.reportedAt} only="date" />,
  },
  {
    key: 'state',
    label: '状态',
    tight: true,
    sortable: true,
    value: ({ one }) => caseStateKinds[one.state].name,
    cell: ({ one }) => <CaseBadge one={one} />,
  },
];
