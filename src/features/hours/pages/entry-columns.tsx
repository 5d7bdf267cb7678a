import { Badge, type Column, DateTime, formatDate } from '../../../ui/index.ts';
import type { CardRow } from '../queries/card.ts';
import type { CertificateRow } from '../queries/certificate.ts';
import { type CertificateEntry, contentOf } from '../rules/entry.ts';
import { subjectNames } from '../rules/hours-claim.ts';

type WithEntry = { entry: CertificateEntry };

const subject: Column<WithEntry> = {
  key: 'subject',
  label: '类别',
  width: 12,
  only: 'workbook',
  value: ({ entry }) => subjectNames[entry.subject],
};
const content: Column<WithEntry> = {
  key: 'content',
  label: '内容',
  width: 48,
  only: 'workbook',
  value: ({ entry }) => contentOf(entry),
};
const hours: Column<WithEntry> = {
  key: 'hours',
  label: '学时',
  numeric: true,
  width: 8,
  value: ({ entry }) => entry.creditHours,
};
const at = (label: string): Column<WithEntry> => ({
  key: 'at',
  label,
  width: 16,
  value: ({ entry }) => formatDate(entry.confirmedAt),
  cell: ({ entry }) => <DateTime value={entry.confirmedAt} only="date" />,
});
const note: Column<WithEntry> = {
  key: 'note',
  label: '备注',
  width: 30,
  only: 'workbook',
  value: ({ entry }) => (entry.withdrawnAt ? `已撤回：${entry.withdrawnBecause ?? ''}` : ''),
};

/** The lines of a unit's registration card, on its page and as a workbook. */
export const cardColumns: readonly Column<CardRow>[] = [
  {
    key: 'no',
    label: '登记号',
    width: 16,
    value: ({ entry }) => entry.entryNo,
    cell: ({ entry }) => (
      <a class="link figures" href={`/hours/entries/${entry.id}`}>
        {entry.entryNo}
      </a>
    ),
  },
  { key: 'name', label: '姓名', width: 12, value: ({ person }) => person?.name ?? '' },
  {
    key: 'number',
    label: '证件号码',
    width: 22,
    value: ({ person }) => person?.idNumberMasked ?? '',
    cell: ({ person }) => <span class="figures whitespace-nowrap">{person?.idNumberMasked}</span>,
  },
  {
    key: 'title',
    label: '内容',
    cell: ({ entry }) => `${subjectNames[entry.subject]}：${contentOf(entry)}`,
  },
  subject,
  content,
  hours,
  at('登记日期'),
  {
    key: 'state',
    label: '状态',
    cell: ({ entry }) =>
      entry.withdrawnAt ? <Badge tone="error">已撤回</Badge> : <Badge tone="success">有效</Badge>,
  },
  note,
];

/** The lines of a person's certificate, on its page and as a workbook. */
export const certificateColumns: readonly Column<CertificateRow>[] = [
  {
    key: 'year',
    label: '年度',
    width: 8,
    value: ({ entry }) => entry.year,
    cell: ({ entry }) => `${entry.year}年`,
  },
  {
    key: 'title',
    label: '内容',
    cell: ({ entry }) =>
      entry.subject === 'PROFESSIONAL' ? (
        <a class="link" href={`/professional-hours#${entry.id}`}>
          专业科目：{contentOf(entry)}
        </a>
      ) : (
        <a class="link" href={`/slips/${entry.slipId}`}>
          公需科目：{entry.title}
        </a>
      ),
  },
  subject,
  content,
  hours,
  { key: 'unit', label: '确认单位', width: 28, value: ({ unit }) => unit },
  at('确认日期'),
  {
    key: 'no',
    label: '登记号',
    width: 16,
    only: 'workbook',
    value: ({ entry }) => entry.entryNo,
  },
  {
    key: 'state',
    label: '状态',
    cell: ({ entry }) =>
      entry.withdrawnAt ? (
        <Badge tone="error">已撤回：{entry.withdrawnBecause}</Badge>
      ) : (
        <Badge tone="success">有效</Badge>
      ),
  },
  note,
];
