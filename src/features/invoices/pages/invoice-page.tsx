import type { FormState } from '../../../platform/http/form.ts';
import {
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Money,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { InvoiceView } from '../queries/invoice-view.ts';
import { kindNames, mayCorrect } from '../rules/invoice.ts';
import { InvoiceStatus } from './invoice-status.tsx';
import { StateBadge } from './state-badge.tsx';
import { TitleFields } from './title-fields.tsx';

export type InvoicePageProps = InvoiceView & { person: string | null; form: FormState };

/** An invoice: its state and number, what happened, and its correction. */
export function InvoicePage(props: InvoicePageProps) {
  const { invoice, events, form } = props;
  const moving = invoice.state === 'ASKED' || invoice.state === 'REVERSING';
  return (
    <Page
      title={kindNames[invoice.kind]}
      crumbs={[{ label: '发票', href: '/invoices' }, { label: invoice.requestNo }]}
      {...(moving ? { refreshSeconds: 10 } : {})}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <InvoiceStatus {...props} />
        <div class="two-columns">
          <div class="stack">
            <Card title="票据" icon="certificate">
              <DefinitionList items={describe(props)} />
            </Card>
            <Card title="办理记录" icon="list">
              <ol class="flex flex-col">
                {events.map(({ text, at }) => (
                  <li
                    key={`${at.getTime()} ${text}`}
                    class="py-2 border-b border-line last:border-0 flex flex-col sm:flex-row gap-x-4"
                  >
                    <span class="text-muted text-sm shrink-0 pt-0.5">
                      <DateTime value={at} />
                    </span>
                    <span class="min-w-0 break-words">{text}</span>
                  </li>
                ))}
              </ol>
            </Card>
          </div>
          {mayCorrect(invoice) ? <Correct {...props} /> : null}
        </div>
      </div>
    </Page>
  );
}

function describe({ invoice, payeeName }: InvoicePageProps) {
  const figures = (text: string | null) => (text ? <span class="figures">{text}</span> : null);
  return [
    { label: '状态', value: <StateBadge state={invoice.state} /> },
    { label: '抬头', value: invoice.title },
    { label: '统一社会信用代码', value: figures(invoice.creditCode) },
    { label: '项目', value: invoice.item },
    { label: '金额', value: <Money fen={invoice.amountFen} /> },
    { label: '号码', value: figures(invoice.number) },
    { label: '开具时间', value: invoice.issuedAt ? <DateTime value={invoice.issuedAt} /> : null },
    { label: '红冲号码', value: figures(invoice.reversalNo) },
    {
      label: '红冲时间',
      value: invoice.reversedAt ? <DateTime value={invoice.reversedAt} /> : null,
    },
    { label: '开具单位', value: payeeName },
    { label: '申请号', value: figures(invoice.requestNo) },
  ];
}

function Correct({ invoice, person, form }: InvoicePageProps) {
  const issued = invoice.state === 'ISSUED';
  return (
    <Card title={issued ? '更正抬头' : '改好抬头，重新提交'} icon="pen">
      {issued ? (
        <p class="text-sm text-muted mb-3">
          提交后这一张红冲作废，另开一张新号码的。请先确认还没有报销入账。
        </p>
      ) : null}
      <Form action={`/invoices/${invoice.id}/correction`}>
        <TitleFields person={person} known={invoice} form={form} />
        <SubmitButton tone={issued ? 'quiet' : 'primary'}>
          {issued ? '红冲并重开' : '重新提交'}
        </SubmitButton>
      </Form>
    </Card>
  );
}
