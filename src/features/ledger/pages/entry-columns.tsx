import { type Column, DateTime, Money } from '../../../ui/index.ts';
import type { NamedEntry } from '../queries/named-entries.ts';
import { sourceNames, useNames } from '../rules/ledger.ts';

interface Reader {
  ownBodyId: string | null;
  matchesTransfers: boolean;
}

/** The columns of the list behind a figure, for page and workbook. */
export function entryColumns(reader: Reader): Column<NamedEntry>[] {
  return [
    {
      key: 'at',
      label: '收款日期',
      width: 14,
      value: ({ receivedAt }) => receivedAt,
      cell: ({ receivedAt }) => <DateTime value={receivedAt} only="date" />,
    },
    { key: 'source', label: '渠道', width: 16, value: ({ source }) => sourceNames[source] },
    { key: 'payer', label: '付款人', width: 24, value: ({ payer }) => payer },
    { key: 'order', label: '订单号', width: 24, value: ({ orderNo }) => orderNo ?? '' },
    { key: 'no', label: '流水号', width: 34, value: ({ reference }) => reference },
    {
      key: 'amount',
      label: '金额',
      numeric: true,
      value: ({ amountFen }) => amountFen / 100,
      cell: ({ amountFen }) => <Money fen={amountFen} />,
    },
    {
      key: 'use',
      label: '现在',
      width: 18,
      value: ({ use }) => useNames[use],
      cell: (row) => <UseLink row={row} reader={reader} />,
    },
    { key: 'body', label: '收款单位', width: 24, value: ({ bodyName }) => bodyName },
  ];
}

function UseLink({ row, reader }: { row: NamedEntry; reader: Reader }) {
  const name = useNames[row.use];
  const href = addressOf(row, reader);
  return href ? (
    <a class="link" href={href}>
      {name}
    </a>
  ) : (
    <span>{name}</span>
  );
}

/** Where the reader can follow the money further; null where they may not. */
function addressOf(row: NamedEntry, { ownBodyId, matchesTransfers }: Reader): string | null {
  if (row.bankLineId) return matchesTransfers ? `/bank-lines/${row.bankLineId}` : null;
  if (row.organisationId !== ownBodyId) return null;
  if (row.use === 'REFUNDING') return '/refunds';
  const receipt = row.use === 'OPENED' && row.channel !== 'GROUP';
  return receipt ? `/receipts/${row.orderId}` : null;
}
