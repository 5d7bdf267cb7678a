import {
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  Money,
  Page,
} from '../../../ui/index.ts';
import type { PaidSource } from '../../payment/index.ts';
import { type Invoice, isLive, kindNames } from '../rules/invoice.ts';
import { sourceAddress } from './source-address.ts';
import { StateBadge } from './state-badge.tsx';

/** The invoices of a learner or a body, and the payments over which one can be asked for. */
export function InvoicesPage({ invoices, paid }: { invoices: Invoice[]; paid: PaidSource[] }) {
  const asked = new Set(invoices.filter(isLive).map(({ sourceId }) => sourceId));
  const open = paid.filter(({ sourceId }) => !asked.has(sourceId));
  return (
    <Page
      title="发票"
      lead="缴费以后在这里申请财政电子票据或电子发票。开好以后抬头写错了，可以红冲重开。"
      crumbs={[{ label: '首页', href: '/' }, { label: '发票' }]}
    >
      <div class="stack">
        {open.length > 0 ? (
          <Card title="可以申请的款项" icon="money" tone="accent">
            <ToAsk paid={open} />
          </Card>
        ) : null}
        <DataTable
          caption="我的申请"
          rows={invoices}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有申请过发票" icon="certificate">
              {open.length > 0 ? '在上面选一笔款申请。' : '缴费以后，这里会列出可以申请的款项。'}
            </EmptyState>
          }
          columns={[
            { key: 'at', label: '申请时间', cell: ({ askedAt }) => <DateTime value={askedAt} /> },
            {
              key: 'what',
              label: '票据',
              cell: (invoice) => (
                <a class="link" href={`/invoices/${invoice.id}`}>
                  {kindNames[invoice.kind]}
                  <span class="block text-sm">{invoice.item}</span>
                </a>
              ),
            },
            { key: 'title', label: '抬头', cell: ({ title }) => title },
            {
              key: 'amount',
              label: '金额',
              numeric: true,
              cell: ({ amountFen }) => <Money fen={amountFen} />,
            },
            { key: 'state', label: '状态', cell: ({ state }) => <StateBadge state={state} /> },
            {
              key: 'number',
              label: '号码',
              cell: ({ number }) => <span class="figures">{number}</span>,
            },
          ]}
        />
      </div>
    </Page>
  );
}

function ToAsk({ paid }: { paid: PaidSource[] }) {
  return (
    <ul class="flex flex-col">
      {paid.map((one) => (
        <li
          key={one.sourceId}
          class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 border-b border-line last:border-0"
        >
          <span class="min-w-0">
            {one.item}
            <span class="block text-sm text-muted">
              <Money fen={one.amountFen} />
              ，收款于
              <DateTime value={one.paidAt} only="date" />
            </span>
          </span>
          <ButtonLink href={sourceAddress(one)} size="small">
            申请
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
