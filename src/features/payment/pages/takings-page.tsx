import type { ComponentChildren } from 'preact';
import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  SearchForm,
  SelectField,
  Stat,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { NamedTillLine, Takings } from '../queries/takings-view.ts';
import { firstTill, sumTill } from '../rules/till.ts';
import { takingsColumns } from './takings-columns.tsx';
import { TakingsSums } from './takings-sums.tsx';

export interface TakingsPageProps extends Takings {
  today: string;
  viewerId: string;
  words: string;
  form: FormState;
}

/** What a clerk, or for the closing officer the whole body, took and paid out on a day. */
export function TakingsPage(props: TakingsPageProps) {
  const { day, lines, closes, today, viewerId, clerkId, tills, form } = props;
  const mine = clerkId ?? viewerId;
  const closed = tills.get(mine)?.state === 'CLOSED';
  const query = new URLSearchParams({ day, ...(clerkId && closes ? { clerk: clerkId } : {}) });
  return (
    <Page
      title={closes && clerkId === null ? '全部收款' : '我的收款'}
      lead={`${formatDay(day)}。当天的差错可以在“收据”旁更正；日结以后不能再改。`}
      crumbs={[{ label: '现场缴费', href: '/counter' }, { label: '收款' }]}
      width="wide"
      actions={
        <>
          <ButtonLink href={`/counter/takings/workbook?${query}`} tone="quiet" download>
            导出表格
          </ButtonLink>
          <ButtonLink href="/counter/closings" tone="quiet">
            日结单
          </ButtonLink>
          {closed ? null : (
            <ButtonLink href={`/counter/closing?${new URLSearchParams({ day, clerk: mine })}`}>
              点钞日结
            </ButtonLink>
          )}
        </>
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Unclosed {...props} />
        <Filter {...props} />
        <Stat label={`净额（收款${sumTill(lines).count}笔）`} value={<Net lines={lines} />} />
        <TakingsSums lines={lines} byClerk={closes && clerkId === null} />
        <Lines {...props} />
        {day === today && mine === viewerId && !closed ? <Till {...props} /> : null}
      </div>
    </Page>
  );
}

const Net = ({ lines }: { lines: NamedTillLine[] }) => <Money fen={sumTill(lines).netFen} />;

function Unclosed({ unclosed }: TakingsPageProps) {
  if (unclosed.length === 0) return null;
  return (
    <Alert tone="warning" title="以前的日子还没有日结">
      <ul>
        {unclosed.map(({ id, day, clerkId, clerkName, till }) => (
          <li key={id}>
            <a
              class="link"
              href={`/counter/closing?${new URLSearchParams({ day, clerk: clerkId })}`}
            >
              {formatDay(day)}，{clerkName}，{till}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Filter({ day, clerks, clerkId, closes, words }: TakingsPageProps) {
  return (
    <SearchForm action="/counter/takings" sealed={['words']} class="flex flex-wrap items-end gap-3">
      <DateField name="day" label="日期" value={day} required />
      {closes ? (
        <SelectField
          name="clerk"
          label="收款人"
          value={clerkId ?? ''}
          options={[
            { value: '', label: '全部' },
            ...clerks.map(({ accountId, name }) => ({ value: accountId, label: name })),
          ]}
        />
      ) : null}
      <TextField
        name="words"
        label="姓名、订单或账单号"
        value={words}
        maxLength={60}
        size="short"
      />
      <div class="field">
        <SubmitButton tone="quiet">查看</SubmitButton>
      </div>
    </SearchForm>
  );
}

function Lines({ lines, day, today, tills, words }: TakingsPageProps) {
  return (
    <DataTable
      caption="收付明细"
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        ...takingsColumns
          .filter(({ key }) => key !== 'id' && key !== 'till')
          .map((column) => ({ ...column, cell: cells[column.key] ?? whole(column.value) })),
        {
          key: 'act',
          label: '办理',
          cell: (line: NamedTillLine) => (
            <Act line={line} open={day === today && tills.get(line.clerkId)?.state !== 'CLOSED'} />
          ),
        },
      ]}
      empty={
        words ? (
          <EmptyState title="没有符合的收付" icon="search">
            这一天没有姓名或订单号相符的收付。请核对后再查，或清空这一栏查看全部。
          </EmptyState>
        ) : (
          <EmptyState title="这一天没有收款" icon="money">
            换一个日期，或者到现场缴费办理。
          </EmptyState>
        )
      }
    />
  );
}

/** A short value that stays in one line. */
const whole = (value: (line: NamedTillLine) => ComponentChildren) => (line: NamedTillLine) => (
  <span class="whitespace-nowrap">{value(line)}</span>
);

/** Two short values of a line in one cell, so that the table fits a small screen. */
const pair = (first: string, second: string) => (
  <span class="whitespace-nowrap">
    {first}
    <small class="block text-muted figures">{second}</small>
  </span>
);

const cells: Partial<Record<string, (line: NamedTillLine) => ComponentChildren>> = {
  name: ({ name, idNumberMasked }) => pair(name, idNumberMasked),
  clerk: ({ clerkName, till }) => pair(clerkName, till),
  amount: ({ amountFen }) => <Money fen={amountFen} />,
  note: ({ note }) => note,
};

function Act({ line, open }: { line: NamedTillLine; open: boolean }) {
  if (line.kind === 'RECEIVED' && line.bill) return <BillLink bill={line.bill} />;
  if (line.kind !== 'RECEIVED' || !line.order) return null;
  const { id, state } = line.order;
  if (state === 'VOIDED') return <Badge tone="neutral">已更正方式</Badge>;
  if (state === 'REFUNDED') return <Badge tone="neutral">已退或作废</Badge>;
  return (
    <span class="flex flex-wrap gap-x-3">
      <a class="link" href={`/receipts/${id}`}>
        收据
      </a>
      {open && state === 'PAID' ? (
        <a class="link" href={`/counter/payments/${id}/correction`}>
          更正
        </a>
      ) : null}
    </span>
  );
}

/** A bill is corrected where it was issued. */
function BillLink({ bill: { href, stands } }: { bill: NonNullable<NamedTillLine['bill']> }) {
  if (!stands) return <Badge tone="neutral">已退或更正</Badge>;
  return href ? (
    <a class="link" href={href}>
      教材订单
    </a>
  ) : null;
}

function Till({ tills, viewerId, form }: TakingsPageProps) {
  const own = tills.get(viewerId)?.till ?? firstTill;
  return (
    <Form action="/counter/till" class="flex flex-wrap items-end gap-3">
      <TextField {...fieldOf(form, 'till', own)} label="我今天的窗口" maxLength={20} size="short" />
      <div class="field">
        <SubmitButton tone="quiet">保存</SubmitButton>
      </div>
    </Form>
  );
}
