import { Badge, CheckboxField, DataTable, Form, SubmitButton } from '../../../ui/index.ts';
import type { CheckedRow, EarlierResult, ResultFile } from '../rules/earlier-result.ts';

export interface RowsTableProps {
  file: ResultFile;
  rows: CheckedRow[];
  results: ReadonlyMap<number, EarlierResult>;
  /** Whether doubts can be settled. */
  changeable: boolean;
}

const mostShown = 500;
const rank = ({ fault, doubt }: CheckedRow) => (fault ? 0 : doubt ? 1 : 2);

/** The rows of a list, faults and doubts first. */
export function RowsTable({ file, rows, results, changeable }: RowsTableProps) {
  const shown = rows.toSorted((a, b) => rank(a) - rank(b) || a.rowNo - b.rowNo).slice(0, mostShown);
  const doubts = changeable && rows.some(({ doubt }) => doubt !== null);
  const table = (
    <DataTable
      caption={rows.length > mostShown ? `前 ${mostShown} 行，共 ${rows.length} 行` : '各行'}
      rows={shown}
      rowKey={({ rowNo }) => String(rowNo)}
      columns={[
        { key: 'row', label: '行', numeric: true, cell: ({ rowNo }) => rowNo },
        {
          key: 'person',
          label: '学员',
          cell: ({ name, idNumberMasked }) => (
            <>
              {name}
              <span class="block text-sm text-muted figures">{idNumberMasked}</span>
            </>
          ),
        },
        {
          key: 'what',
          label: '成绩',
          cell: ({ year, title, passedOn, score, creditHours }) => (
            <>
              {year}年 {title}
              <span class="block text-sm text-muted">
                {passedOn}合格{score === null ? '' : `，${score} 分`}，{creditHours} 学时
              </span>
            </>
          ),
        },
        {
          key: 'proof',
          label: '依据',
          cell: ({ documentNo, endorsedBy }) => (
            <>
              {documentNo || '没有编号'}
              <span class="block text-sm text-muted">{endorsedBy}</span>
            </>
          ),
        },
        {
          key: 'outcome',
          label: '核对',
          cell: (row) => <Outcome row={row} result={results.get(row.rowNo)} tick={changeable} />,
        },
      ]}
    />
  );
  if (!doubts) return table;
  return (
    <Form action={`/earlier-results/${file.id}/doubts`}>
      {table}
      <SubmitButton tone="quiet">保存对疑问的确认</SubmitButton>
    </Form>
  );
}

function Outcome({
  row,
  result,
  tick,
}: {
  row: CheckedRow;
  result: EarlierResult | undefined;
  tick: boolean;
}) {
  if (result?.revokedAt) return <>已撤销：{result.revokedBecause}</>;
  if (result) return <Badge tone="success">已导入</Badge>;
  if (row.fault) return <span class="text-error">{row.fault}</span>;
  if (!row.doubt) return <Badge tone="success">可以导入</Badge>;
  if (!tick) return <>{row.doubt}</>;
  return (
    <CheckboxField
      among
      name="rows"
      value={String(row.rowNo)}
      checked={row.doubtSettled}
      label={`${row.doubt}。已核对原件，可以导入`}
    />
  );
}
