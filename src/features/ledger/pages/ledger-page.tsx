import {
  Alert,
  Card,
  type Column,
  DataTable,
  DateField,
  EmptyState,
  Form,
  Money,
  Page,
  SelectField,
  Stat,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Unbalanced } from '../queries/ledger.ts';
import {
  type LedgerRow,
  missingFen,
  type Range,
  type Source,
  sourceNames,
  sumRows,
  type Use,
  useNames,
  uses,
} from '../rules/ledger.ts';
import { entriesAddress } from './entries-address.ts';

export interface LedgerPageProps {
  range: Range;
  rows: LedgerRow[];
  unbalanced: Unbalanced[];
  /** The body shown; null: all bodies. */
  body: { id: string; name: string } | null;
  /** The bodies to choose from; empty for an officer who sees only their own. */
  bodies: { id: string; name: string }[];
}

/** What was received in a range of days and where it is now, each figure leading to its list. */
export function LedgerPage({ range, rows, unbalanced, body, bodies }: LedgerPageProps) {
  const total = sumRows(rows);
  const missing = missingFen(total);
  return (
    <Page
      title="收支总账"
      lead={`${body?.name ?? '全部收款单位'}在这些日子收到的钱，以及它们现在在哪里。退款、认领以后，同一天的数字会跟着变。`}
      width="wide"
    >
      <div class="stack">
        <RangeForm range={range} body={body} bodies={bodies} />
        {missing === 0 && unbalanced.length === 0 ? (
          <Alert tone="success" title="账是平的">
            收到的每一分钱都有去处：收到 = 已开通的学习费 + 教材款 + 用途不明 + 退款 + 转账余款。
          </Alert>
        ) : (
          <Difference missing={missing} unbalanced={unbalanced} />
        )}
        <div class="grid gap-4 grid-cols-2 md:grid-cols-4">
          <Stat label="收到" value={<Money fen={total.receivedFen} />} />
          <Stat label="已开通的学习费" value={<Money fen={total.byUse.OPENED} />} />
          <Stat
            label="退款（办理中和已退回）"
            value={<Money fen={total.byUse.REFUNDING + total.byUse.REFUNDED} />}
          />
          <Stat
            label="用途不明和余款"
            value={<Money fen={total.byUse.UNKNOWN + total.byUse.REST} />}
            note="要有人认领、退回，或者查清"
          />
        </div>
        <DataTable
          caption="按收款渠道"
          rows={[...rows, { source: null, ...total }]}
          rowKey={({ source }) => source ?? 'all'}
          columns={columnsOf(range, body?.id)}
          empty={<EmptyState title="这些日子没有收款" icon="money" />}
        />
      </div>
    </Page>
  );
}

type ShownRow = Omit<LedgerRow, 'source'> & { source: Source | null };

function columnsOf(range: Range, bodyId: string | undefined): Column<ShownRow>[] {
  const figure = (row: ShownRow, fen: number, use?: Use) =>
    fen === 0 ? (
      <span class="text-muted">0.00</span>
    ) : (
      <a class="link" href={entriesAddress({ ...range, body: bodyId, source: row.source, use })}>
        <Money fen={fen} />
      </a>
    );
  return [
    {
      key: 'source',
      label: '渠道',
      cell: ({ source }) => (source ? sourceNames[source] : <strong>合计</strong>),
    },
    {
      key: 'received',
      label: '收到',
      numeric: true,
      cell: (row) => figure(row, row.receivedFen),
    },
    ...uses.map((use) => ({
      key: use,
      label: useNames[use],
      numeric: true,
      cell: (row: ShownRow) => figure(row, row.byUse[use], use),
    })),
    {
      key: 'missing',
      label: '差额',
      numeric: true,
      cell: (row) => <Money fen={missingFen(row)} />,
    },
  ];
}

function RangeForm({ range, body, bodies }: Pick<LedgerPageProps, 'range' | 'body' | 'bodies'>) {
  return (
    <Form action="/ledger" method="get" class="flex flex-wrap items-end gap-3 no-print">
      <DateField name="from" label="从" value={range.from} required />
      <DateField name="to" label="到" value={range.to} required />
      {bodies.length > 0 ? (
        <SelectField
          name="body"
          label="收款单位"
          value={body?.id ?? ''}
          placeholder="全部"
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <div class="field">
        <SubmitButton tone="quiet">查看</SubmitButton>
      </div>
    </Form>
  );
}

function Difference({ missing, unbalanced }: { missing: number; unbalanced: Unbalanced[] }) {
  return (
    <>
      <Alert tone="error" title="账不平，请立即联系系统管理员">
        收到的钱和去处相差 <Money fen={missing} />
        。对不上的收款列在下面，请不要自行冲抵。
      </Alert>
      <Card title="对不上的收款" icon="list">
        <DataTable
          caption="对不上的收款"
          rows={unbalanced}
          rowKey={({ source, reference }) => `${source} ${reference}`}
          empty={null}
          columns={[
            { key: 'source', label: '渠道', cell: ({ source }) => sourceNames[source] },
            {
              key: 'no',
              label: '流水号',
              cell: ({ reference }) => <span class="figures">{reference}</span>,
            },
            {
              key: 'received',
              label: '收到',
              numeric: true,
              cell: ({ receivedFen }) => <Money fen={receivedFen} />,
            },
            {
              key: 'used',
              label: '去处合计',
              numeric: true,
              cell: ({ usedFen }) => <Money fen={usedFen} />,
            },
          ]}
        />
      </Card>
    </>
  );
}
