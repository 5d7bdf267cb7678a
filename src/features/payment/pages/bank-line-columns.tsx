import { Badge, type Column, formatDay, Money } from '../../../ui/index.ts';
import type { MatchedLine } from './bank-lines-page.tsx';
import { describeProposal, SurenessBadge } from './sureness.tsx';

const leftFenOf = ({ amountFen, usedFen }: MatchedLine) => amountFen - usedFen;
const sumFen = (lines: readonly MatchedLine[], fenOf: (line: MatchedLine) => number) =>
  lines.reduce((sum, line) => sum + fenOf(line), 0);

/** The columns of the bank lines, with the sums of those shown. */
export function bankLineColumns(lines: readonly MatchedLine[]): Column<MatchedLine>[] {
  return [
    {
      key: 'payer',
      label: '付款人',
      main: true,
      value: ({ payer }) => payer,
      cell: (line) => (
        <a class="link" href={`/bank-lines/${line.id}`}>
          {line.payer || '（没有户名）'}
          <span class="sr-only">，流水 {line.transactionNo}</span>
        </a>
      ),
      total: `共 ${lines.length} 笔`,
    },
    {
      key: 'day',
      label: '日期',
      tight: true,
      value: ({ day }) => day,
      cell: ({ day }) => formatDay(day),
    },
    { key: 'remark', label: '附言', value: ({ remark }) => remark },
    {
      key: 'amount',
      label: '金额',
      numeric: true,
      value: ({ amountFen }) => amountFen,
      cell: ({ amountFen }) => <Money fen={amountFen} />,
      total: <Money fen={sumFen(lines, ({ amountFen }) => amountFen)} />,
    },
    {
      key: 'left',
      label: '未认领',
      numeric: true,
      value: leftFenOf,
      cell: (line) => (leftFenOf(line) > 0 ? <Money fen={leftFenOf(line)} /> : null),
      total: <Money fen={sumFen(lines, leftFenOf)} />,
    },
    { key: 'match', label: '认领', value: standingOf, cell: (line) => <Match line={line} /> },
  ];
}

/** For sorting: what is unknown first, what is settled last. */
function standingOf(line: MatchedLine): number {
  if (leftFenOf(line) === 0) return 2;
  return line.proposals.length > 0 ? 1 : 0;
}

function Match({ line }: { line: MatchedLine }) {
  const [first] = line.proposals;
  return (
    <span class="flex flex-wrap items-center gap-x-2">
      {line.atCounter.length > 0 ? <Badge tone="warning">可能已在窗口登记</Badge> : null}
      {leftFenOf(line) === 0 ? (
        <Badge tone="success">已认领</Badge>
      ) : first ? (
        <>
          <SurenessBadge sureness={first.sureness} />
          <span class="text-sm text-muted">
            {first.awaited.payerName}：{describeProposal(first)}
          </span>
        </>
      ) : (
        <>
          <Badge tone="error">未知款项</Badge>
          {line.note ? <span class="text-sm text-muted">{line.note}</span> : null}
        </>
      )}
    </span>
  );
}
