import { type Column, DateTime } from '../../../ui/index.ts';
import type { Finding } from '../queries/findings.ts';
import { ruleName } from '../rules/findings/index.ts';

export interface FindingRow {
  one: Finding;
  subject: string;
}

/** The columns of the list of findings, on the page and in the workbook alike. */
export const findingColumns: Column<FindingRow>[] = [
  {
    key: 'summary',
    label: '发现',
    main: true,
    sortable: true,
    width: 60,
    value: ({ one }) => one.summary,
    cell: ({ one }) => (
      <a class="link" href={`/findings/${one.id}`}>
        {one.summary}
      </a>
    ),
  },
  {
    key: 'rule',
    label: '规则',
    tight: true,
    sortable: true,
    width: 22,
    value: ({ one }) => ruleName(one.rule),
  },
  { key: 'subject', label: '涉及', width: 24, value: ({ subject }) => subject },
  {
    key: 'slips',
    label: '合格单',
    numeric: true,
    sortable: true,
    value: ({ one }) => one.slipIds.length || null,
  },
  {
    key: 'at',
    label: '发现时间',
    tight: true,
    sortable: true,
    width: 14,
    value: ({ one }) => one.foundAt,
    cell: ({ one }) => <DateTime value={one.foundAt} only="date" />,
  },
];
