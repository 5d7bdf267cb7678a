import { Card, type Column, TableElement, TableFrame } from '../../../ui/index.ts';
import type { LineSupply } from '../rules/comparison.ts';
import type { PaperLine } from '../rules/paper-line.ts';

/** What the bank has for a line. */
export interface SuppliedLine {
  line: PaperLine;
  supply: LineSupply;
}

type Row = SuppliedLine & { no: number };

/** What the bank has for each line of a set, and how much two variants would share at least. */
export function Supply({ supply, full }: { supply: readonly SuppliedLine[]; full: number }) {
  const rows = supply.map((one, at) => ({ ...one, no: at + 1 }));
  const points = rows.reduce(
    (sum, { line }) => sum + line.count * line.points * (line.questionsEach ?? 1),
    0,
  );
  return (
    <Card title={`题库核算：合计 ${points} 分，满分 ${full} 分`} icon="check">
      <TableFrame id="supply" label="题库核算">
        <TableElement
          caption="题库核算"
          columns={columns}
          rows={rows}
          rowKey={({ no }) => String(no)}
        />
      </TableFrame>
    </Card>
  );
}

const columns: Column<Row>[] = [
  { key: 'no', label: '行', numeric: true, cell: ({ no }) => no },
  { key: 'want', label: '每套要', numeric: true, cell: ({ line }) => line.count },
  { key: 'have', label: '题库有', numeric: true, cell: ({ supply }) => supply.fitting },
  { key: 'say', main: true, label: '核算', cell: ({ supply }) => inWords(supply) },
];

function inWords({ enough, sharedAtLeast }: LineSupply): string {
  if (!enough) return '不够';
  if (sharedAtLeast === 0) return '够，两套可以完全不同';
  return `够，任意两套至少重合 ${Math.round(sharedAtLeast * 100)}%`;
}
