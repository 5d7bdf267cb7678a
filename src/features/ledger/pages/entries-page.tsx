import type { PageOf } from '../../../kernel/page-of.ts';
import {
  ButtonLink,
  DataTable,
  EmptyState,
  formatDay,
  Page,
  Pagination,
} from '../../../ui/index.ts';
import type { NamedEntry } from '../queries/named-entries.ts';
import { type Range, type Source, sourceNames, type Use, useNames } from '../rules/ledger.ts';
import { entriesAddress } from './entries-address.ts';
import { entryColumns } from './entry-columns.tsx';

export interface EntriesPageProps {
  range: Range;
  source: Source | undefined;
  use: Use | undefined;
  body: string | undefined;
  of: PageOf<NamedEntry>;
  /** The reader serves at the counter of this body: its receipts and refunds are open to them. */
  ownBodyId: string | null;
  /** The reader matches bank transfers. */
  matchesTransfers: boolean;
}

/** The sums behind a figure of the ledger. */
export function EntriesPage(props: EntriesPageProps) {
  const { range, source, use, body, of } = props;
  const what = [source ? sourceNames[source] : '全部渠道', use ? useNames[use] : '收到的全部款项'];
  const address = { ...range, body, source, use };
  return (
    <Page
      title={what.join('：')}
      lead={`${formatDay(range.from)}至${formatDay(range.to)}。`}
      crumbs={[
        { label: '收支总账', href: entriesAddress({ ...range, body }, '/ledger') },
        { label: '明细' },
      ]}
      width="wide"
      actions={
        <ButtonLink href={entriesAddress(address, '/ledger/entries.xlsx')} tone="quiet">
          导出表格
        </ButtonLink>
      }
    >
      <DataTable
        caption="明细"
        rows={of.rows}
        rowKey={(row) => `${row.reference} ${row.orderId} ${row.bankLineId} ${row.use}`}
        columns={entryColumns(props)}
        empty={<EmptyState title="没有这样的款项" icon="money" />}
      />
      <Pagination of={of} />
    </Page>
  );
}
