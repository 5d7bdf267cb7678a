import type { PageOf } from '../../../kernel/page-of.ts';
import { emptyForm, type FormState } from '../../../platform/http/form.ts';
import { describeReading } from '../../../platform/spreadsheets/index.ts';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  formatDay,
  Money,
  Page,
  Pagination,
  Stat,
} from '../../../ui/index.ts';
import type { BankDoubt } from '../queries/bank-doubts.ts';
import type { BankFile, LeftOutRow } from '../queries/bank-files.ts';
import { DoubtCard } from './bank-doubts.tsx';

export interface BankFilePageProps {
  file: BankFile;
  counts: { because: string; rows: number }[];
  leftOut: PageOf<LeftOutRow>;
  open: BankDoubt[];
  decided: BankDoubt[];
  /** The form of a decision, shown again. */
  refused: (FormState & { id: string }) | null;
}

/** What became of every row of a bank file: booked, repeated, to be decided, left out (E21). */
export function BankFilePage({ file, counts, leftOut, open, decided, refused }: BankFilePageProps) {
  return (
    <Page
      title={file.name}
      lead={
        <>
          {file.importedByName}于
          <DateTime value={file.importedAt} />
          导入。文件里的每一行都在这里有下落。
        </>
      }
      crumbs={[{ label: '银行流水', href: '/bank-lines' }, { label: '导入结果' }]}
      actions={<ButtonLink href="/bank-lines">去认领来款</ButtonLink>}
      width="wide"
    >
      <ErrorSummary errors={refused?.errors ?? {}} />
      <div class="stack">
        <div class="grid gap-4 sm:grid-cols-3">
          <Stat label="入账" value={`${file.imported} 笔`} />
          <Stat label="以前已导入" value={`${file.repeated} 笔`} note="没有重复入账" />
          <Stat
            label="同号、内容不同"
            value={`${file.doubtful} 笔`}
            note={open.length > 0 ? `${open.length} 笔等待决定` : '都已决定'}
          />
        </div>
        {open.map((doubt) => (
          <DoubtCard
            key={doubt.id}
            doubt={doubt}
            form={refused?.id === doubt.id ? refused : emptyForm}
          />
        ))}
        <Decided rows={decided} />
        <Card title="读取情况" icon="info">
          <div class="stack-tight">
            {describeReading({ ...file.reading, passedOver: [], passedOverCount: 0 }).map(
              (sentence) => (
                <p key={sentence} class="break-all">
                  {sentence}
                </p>
              ),
            )}
            <p>
              {counts.length === 0
                ? '没有跳过任何一行。'
                : `没有入账的行：${counts.map(({ because, rows }) => `${because} ${rows} 行`).join('、')}。`}
            </p>
          </div>
        </Card>
        <LeftOut rows={leftOut} />
      </div>
    </Page>
  );
}

function LeftOut({ rows }: { rows: PageOf<LeftOutRow> }) {
  return (
    <>
      <DataTable
        caption="没有入账的行"
        rows={rows.rows}
        rowKey={({ rowNo }) => String(rowNo)}
        columns={[
          { key: 'row', label: '行', numeric: true, cell: ({ rowNo }) => rowNo },
          {
            key: 'because',
            label: '原因',
            cell: ({ because, bankLineId }) =>
              bankLineId ? (
                <a class="link" href={`/bank-lines/${bankLineId}`}>
                  {because}
                </a>
              ) : (
                because
              ),
          },
          { key: 'text', label: '内容', cell: ({ text }) => <span class="break-all">{text}</span> },
        ]}
        empty={<EmptyState title="所有行都已入账" icon="check" />}
      />
      <Pagination of={rows} />
    </>
  );
}

function Decided({ rows }: { rows: BankDoubt[] }) {
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="已决定的同号流水"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'row', label: '行', numeric: true, cell: ({ rowNo }) => rowNo },
        { key: 'no', label: '流水号', cell: ({ transactionNo }) => transactionNo },
        { key: 'day', label: '日期', cell: ({ day }) => formatDay(day) },
        { key: 'payer', label: '付款人', cell: ({ payer }) => payer },
        {
          key: 'sum',
          label: '金额',
          numeric: true,
          cell: ({ amountFen }) => <Money fen={amountFen} />,
        },
        {
          key: 'decision',
          label: '决定',
          cell: ({ decision, note, decidedByName }) => (
            <>
              <Badge tone={decision === 'BOOKED' ? 'success' : 'neutral'}>
                {decision === 'BOOKED' ? '已入账' : '不入账'}
              </Badge>{' '}
              {decidedByName}
              {note ? `：${note}` : ''}
            </>
          ),
        },
      ]}
    />
  );
}
