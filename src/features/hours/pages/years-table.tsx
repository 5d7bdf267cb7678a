import { Badge, DataTable } from '../../../ui/index.ts';
import type { YearAccount } from '../rules/year-account.ts';

const demand = (hours: number | null) => (hours === null ? '' : ` / ${hours}`);

/** The sums of each year against what the year asks for (N29, E1). */
export function YearsTable({ accounts }: { accounts: YearAccount[] }) {
  return (
    <DataTable
      caption="各年学时与要求"
      rows={accounts}
      rowKey={(account) => String(account.year)}
      columns={[
        { key: 'year', label: '年度', cell: ({ year }) => `${year}年` },
        {
          key: 'public',
          label: '公需科目',
          numeric: true,
          cell: (one) => `${one.public}${demand(one.minima.publicHours)}`,
        },
        {
          key: 'professional',
          label: '专业科目',
          numeric: true,
          cell: (one) => `${one.professional}${demand(one.minima.professionalHours)}`,
        },
        {
          key: 'total',
          label: '合计',
          numeric: true,
          cell: (one) => `${one.total}${demand(one.minima.totalHours)}`,
        },
        {
          key: 'met',
          label: '是否达到',
          cell: ({ met }) =>
            met ? <Badge tone="success">已达到</Badge> : <Badge tone="warning">还未达到</Badge>,
        },
        { key: 'lines', label: '构成', cell: (account) => <Lines {...account} /> },
        {
          key: 'basis',
          label: '依据',
          cell: ({ minima }) => (
            <a class="link" href="/hour-rules">
              {minima.basis}
            </a>
          ),
        },
      ]}
    />
  );
}

/** The rows behind the sums of a year, and those that came too late to count (E7). */
function Lines({ year, lines, late, makeUpUntil }: YearAccount) {
  if (lines.length + late.length === 0)
    return <span class="text-muted">还没有；可以补到{makeUpUntil}年底</span>;
  return (
    <details>
      <summary class="link">{lines.length + late.length}项</summary>
      <ul>
        {lines.map((line) => (
          <li key={`${line.entryId}${line.because}`}>
            <a class="link" href={line.href}>
              {line.because}
            </a>
            ：{line.hours}学时
          </li>
        ))}
        {late.map((line) => (
          <li key={line.entryId}>
            <a class="link" href={line.href}>
              {line.because}
            </a>
            ：{line.hours}学时，{line.earnedIn}年才取得，{year}年只能补到{makeUpUntil}年，不计入
          </li>
        ))}
      </ul>
    </details>
  );
}
