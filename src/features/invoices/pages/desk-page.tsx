import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  FieldScope,
  Form,
  Money,
  Page,
  Pagination,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import { hangs, type Invoice, isUnfinished, kindNames } from '../rules/invoice.ts';
import { StateBadge } from './state-badge.tsx';

export interface DeskPageProps {
  view: 'OPEN' | 'ALL';
  officeName: string;
  of: PageOf<Invoice>;
  /** Invoices are issued by a connected issuer; otherwise by hand. */
  connected: boolean;
  now: Date;
  form: FormState & { id: string };
}

/** The invoices over money a body took: what hangs, and what an officer does about it. */
export function DeskPage({ view, officeName, of, connected, now, form }: DeskPageProps) {
  return (
    <Page title="开票办理" lead={`${officeName}收款的财政电子票据和电子发票。`} width="wide">
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {connected ? null : (
          <Alert tone="info" title="没有接通开票平台">
            请在财政票据或税务系统里开具、红冲，再把号码登记在这里，付款人随即看到。
          </Alert>
        )}
        <Tabs
          label="开票办理"
          tabs={[
            { href: '/invoice-desk', label: '未办完', current: view === 'OPEN' },
            { href: '/invoice-desk?view=all', label: '全部', current: view === 'ALL' },
          ]}
        />
        <DataTable
          caption="票据"
          rows={of.rows}
          rowKey={({ id }) => id}
          empty={<EmptyState title="没有等待办理的票据" icon="check" />}
          columns={[
            { key: 'at', label: '申请时间', cell: ({ askedAt }) => <DateTime value={askedAt} /> },
            { key: 'what', label: '票据', cell: (invoice) => <What invoice={invoice} /> },
            {
              key: 'title',
              label: '抬头',
              cell: ({ title, creditCode }) => (
                <>
                  {title}
                  <span class="block text-sm text-muted figures">{creditCode}</span>
                </>
              ),
            },
            {
              key: 'amount',
              label: '金额',
              numeric: true,
              cell: ({ amountFen }) => <Money fen={amountFen} />,
            },
            {
              key: 'state',
              label: '状态',
              cell: (invoice) => <State invoice={invoice} now={now} />,
            },
            {
              key: 'act',
              label: '办理',
              cell: (invoice) => <Act invoice={invoice} connected={connected} form={form} />,
            },
          ]}
        />
        <Pagination of={of} />
      </div>
    </Page>
  );
}

function What({ invoice }: { invoice: Invoice }) {
  return (
    <>
      {kindNames[invoice.kind]}
      <span class="block text-sm text-muted">{invoice.item}</span>
      <span class="block text-sm text-muted figures">{invoice.requestNo}</span>
    </>
  );
}

function State({ invoice, now }: { invoice: Invoice; now: Date }) {
  const late = invoice.state !== 'FAILED' && hangs(invoice, now);
  return (
    <>
      <StateBadge state={invoice.state} />
      {late ? <Badge tone="warning">久未答复</Badge> : null}
      {invoice.lastError ? <span class="block text-sm text-muted">{invoice.lastError}</span> : null}
      {invoice.number ? <span class="block text-sm figures">{invoice.number}</span> : null}
      {invoice.reversalNo ? (
        <span class="block text-sm figures">红冲 {invoice.reversalNo}</span>
      ) : null}
    </>
  );
}

function Act({
  invoice,
  connected,
  form,
}: {
  invoice: Invoice;
  connected: boolean;
  form: DeskPageProps['form'];
}) {
  const { state, id } = invoice;
  if (!isUnfinished(invoice)) return null;
  const here = form.id === id;
  const number = state === 'REVERSING' ? '红冲票据号码' : '票据号码';
  return (
    <div class="flex flex-col gap-2 items-start">
      {connected ? (
        <Form action={`/invoice-desk/${id}/retries`}>
          <SubmitButton tone="quiet" size="small">
            现在重试
          </SubmitButton>
        </Form>
      ) : null}
      <details open={here || !connected}>
        <summary class="link text-sm">已在别处办好，登记号码</summary>
        <FieldScope.Provider value={`${id}-`}>
          <Form action={`/invoice-desk/${id}/number`}>
            <TextField
              name="number"
              label={number}
              required
              size="short"
              value={here ? typed(form.values, 'number') : ''}
              error={here ? form.errors.number : undefined}
            />
            <SubmitButton tone="quiet" size="small">
              登记
            </SubmitButton>
          </Form>
        </FieldScope.Provider>
      </details>
    </div>
  );
}
