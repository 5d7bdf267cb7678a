import { Card, DataTable, Money } from '../../../ui/index.ts';
import type { NamedTillLine } from '../queries/takings-view.ts';
import { counterMethods, methodNames } from '../rules/payment.ts';
import { figuresOf, sumTill, type TillFigures, type TillSum } from '../rules/till.ts';

interface SumRow extends TillSum {
  label: string;
}

/** Received, refunded and net by method; with several clerks by clerk and till as well. */
export function TakingsSums({ lines, byClerk }: { lines: NamedTillLine[]; byClerk: boolean }) {
  const total: SumRow = { label: '合计', ...sumTill(lines) };
  return (
    <>
      <SumTable caption="按方式" first="方式" rows={[...rowsByMethod(figuresOf(lines)), total]} />
      {byClerk ? (
        <SumTable
          caption="按收款人和窗口"
          first="收款人（窗口）"
          rows={groupBy(lines, ({ clerkName, till }) => `${clerkName}（${till || '未登记'}）`)}
        />
      ) : null}
    </>
  );
}

function groupBy(lines: NamedTillLine[], keyOf: (line: NamedTillLine) => string): SumRow[] {
  const groups = Map.groupBy(lines, keyOf);
  return [...groups].map(([label, group]) => ({ label, ...sumTill(group) }));
}

/** What the books say of a day that is closed, by method. */
export function BooksOfDay({ figures }: { figures: TillFigures }) {
  return <SumTable caption="账面" first="方式" rows={rowsByMethod(figures)} />;
}

const rowsByMethod = (figures: TillFigures): SumRow[] =>
  counterMethods.map((method) => ({ label: methodNames[method], ...figures[method] }));

/** A table of received, refunded and net. */
function SumTable({ caption, first, rows }: { caption: string; first: string; rows: SumRow[] }) {
  return (
    <Card title={caption}>
      <DataTable
        caption={caption}
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          { key: 'label', label: first, cell: ({ label }) => label },
          { key: 'count', label: '收款笔数', numeric: true, cell: ({ count }) => count },
          {
            key: 'received',
            label: '收款',
            numeric: true,
            cell: ({ receivedFen }) => <Money fen={receivedFen} />,
          },
          {
            key: 'refunded',
            label: '退款和作废',
            numeric: true,
            cell: ({ refundedFen }) => <Money fen={refundedFen} />,
          },
          {
            key: 'net',
            label: '净额',
            numeric: true,
            cell: ({ netFen }) => (
              <b>
                <Money fen={netFen} />
              </b>
            ),
          },
        ]}
      />
    </Card>
  );
}
