import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import {
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { ClosedView } from '../queries/closing-view.ts';
import { type CounterMethod, counterMethods, methodNames } from '../rules/payment.ts';
import { denominations, handoverNames, nameDenomination } from '../rules/till.ts';
import { BooksOfDay } from './takings-sums.tsx';
import { HandoverStatus } from './till-handover.tsx';

export type ClosedDayPageProps = ClosedView & { form: FormState };

/** A closed day: figures, count, difference, hand-over, and the dated entries that correct it. */
export function ClosedDayPage(props: ClosedDayPageProps) {
  const { closed, officeName, clerkName, form } = props;
  return (
    <Page
      title="日结单"
      lead={`${officeName}，${formatDay(closed.day)}，${clerkName}，${closed.till}。`}
      crumbs={[
        { label: '现场缴费', href: '/counter' },
        { label: '日结单', href: '/counter/closings' },
        { label: formatDay(closed.day) },
      ]}
      actions={
        <ButtonLink href={`/counter/closings/${closed.id}/closing.pdf`}>打印（PDF）</ButtonLink>
      }
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <HandoverStatus {...props} />
        <BooksOfDay figures={closed.figures} />
        <Cash {...props} />
        <Entries {...props} />
        <EntryForm {...props} />
      </div>
    </Page>
  );
}

function Cash({ closed, closedByName, handedToName }: ClosedDayPageProps) {
  const { counted, countedFen, expectedFen, floatFen } = closed;
  const words = denominations
    .filter((fen) => counted[fen])
    .map((fen) => `${nameDenomination(fen)}×${counted[fen]}`)
    .join('，');
  return (
    <Card title="现金" icon="money">
      <DefinitionList
        items={[
          { label: '备用金', value: <Money fen={floatFen} /> },
          { label: '应有', value: <Money fen={expectedFen} /> },
          {
            label: '点钞',
            value: (
              <>
                <Money fen={countedFen} />
                {words ? `（${words}）` : ''}
              </>
            ),
          },
          { label: '长（短）款', value: <Money fen={countedFen - expectedFen} /> },
          { label: '原因', value: closed.differenceReason },
          {
            label: '交款',
            value: [handoverNames[closed.handover], handedToName, closed.handoverNote]
              .filter(Boolean)
              .join('，'),
          },
          {
            label: '日结',
            value: (
              <>
                {closedByName}，<DateTime value={closed.closedAt} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Entries({ entries }: ClosedDayPageProps) {
  if (entries.length === 0) return null;
  const name = (method: string | null) => (method ? methodNames[method as CounterMethod] : '');
  return (
    <DataTable
      caption="日结以后的更正分录"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: 'day', label: '记入', cell: ({ day }) => formatDay(day) },
        { key: 'from', label: '减少', cell: ({ fromMethod }) => name(fromMethod) },
        { key: 'to', label: '增加', cell: ({ toMethod }) => name(toMethod) },
        {
          key: 'amount',
          label: '金额',
          numeric: true,
          cell: ({ amountFen }) => <Money fen={amountFen} />,
        },
        { key: 'reason', label: '原因', cell: ({ reason }) => reason },
        {
          key: 'by',
          label: '提出和复核',
          cell: ({ enteredByName, confirmedByName }) => `${enteredByName}、${confirmedByName}`,
        },
      ]}
    />
  );
}

function EntryForm({ closed, form }: ClosedDayPageProps) {
  const options = [
    { value: '', label: '没有' },
    ...counterMethods.map((method) => ({ value: method, label: methodNames[method] })),
  ];
  const select = (name: string) => ({ ...fieldOf(form, name), value: typed(form.values, name) });
  return (
    <Card title="更正分录" icon="pen">
      <p class="mb-3 text-muted">
        日结以后发现的差错不改这张日结单，而是另记一笔，由另一位工作人员复核，记入复核当天的收款；收款人当天已经日结的，次日再复核。
      </p>
      <Form action={`/counter/closings/${closed.id}/entries`}>
        <div class="grid gap-x-4 sm:grid-cols-3">
          <SelectField
            {...select('fromMethod')}
            label="减少的方式"
            neededWhen="两项至少选一项"
            options={options}
          />
          <SelectField
            {...select('toMethod')}
            label="增加的方式"
            neededWhen="两项至少选一项"
            options={options}
          />
          <TextField
            {...fieldOf(form, 'amount')}
            label="金额（元）"
            inputMode="decimal"
            maxLength={12}
            required
          />
        </div>
        <TextArea {...fieldOf(form, 'reason')} label="原因" rows={2} maxLength={200} required />
        <SubmitButton tone="quiet">提请复核</SubmitButton>
      </Form>
    </Card>
  );
}
