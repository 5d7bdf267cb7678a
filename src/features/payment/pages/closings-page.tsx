import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  formatDay,
  Money,
  Page,
  Pagination,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { handoverNames, type TillDay } from '../rules/till.ts';

type Row = TillDay & {
  clerkName: string;
  handedToName: string;
  /** When the colleague acknowledged the money. */
  takenAt: Date | null;
};

export interface ClosingsPageProps {
  days: PageOf<Row>;
  /** Whether all clerks of the body are shown. */
  closes: boolean;
  closers: { accountId: string; name: string }[];
  colleagues: { accountId: string; name: string }[];
  form: FormState;
}

/** The closed and open days of a clerk, or for the closing officer of the body. */
export function ClosingsPage({ days, closes, closers, colleagues, form }: ClosingsPageProps) {
  return (
    <Page
      title="日结单"
      lead={closes ? '本单位全部收款人的日结。' : '我的日结。'}
      crumbs={[
        { label: '现场缴费', href: '/counter' },
        { label: '收款', href: '/counter/takings' },
        { label: '日结单' },
      ]}
      width="wide"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Days days={days} />
        <Pagination of={days} />
        <Card title="日结负责人" icon="person">
          <p class="mb-3 text-muted">
            负责人可以看到本单位全部收款、替他人日结和更正。指定和解除都由两个人办。
            {closers.length === 0
              ? '目前没有指定，各人只看到自己的收款。'
              : `现在是：${closers.map(({ name }) => name).join('、')}。`}
          </p>
          <Form action="/counter/closing-officers" class="flex flex-wrap items-end gap-x-4">
            <SelectField
              {...fieldOf(form, 'accountId')}
              label="工作人员"
              placeholder="请选择"
              required
              options={colleagues.map(({ accountId, name }) => ({
                value: accountId,
                label: closers.some((one) => one.accountId === accountId)
                  ? `${name}（解除）`
                  : name,
              }))}
            />
            <TextField {...fieldOf(form, 'reason')} label="原因" maxLength={200} required />
            <div class="field">
              <SubmitButton tone="quiet">提请复核</SubmitButton>
            </div>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

function Days({ days }: { days: PageOf<Row> }) {
  return (
    <DataTable
      caption="日结单"
      rows={days.rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'day', label: '日期', cell: ({ day }) => formatDay(day) },
        { key: 'clerk', label: '收款人', cell: ({ clerkName }) => clerkName },
        { key: 'till', label: '窗口', cell: ({ till }) => till },
        {
          key: 'counted',
          label: '点钞',
          numeric: true,
          cell: ({ countedFen }) => (countedFen === null ? '' : <Money fen={countedFen} />),
        },
        {
          key: 'difference',
          label: '长（短）款',
          numeric: true,
          cell: ({ countedFen, expectedFen }) =>
            countedFen === null || expectedFen === null ? (
              ''
            ) : (
              <Money fen={countedFen - expectedFen} />
            ),
        },
        { key: 'handover', label: '交款', cell: (row) => <HandedOver {...row} /> },
        { key: 'state', label: '状态', cell: (row) => <State {...row} /> },
      ]}
      empty={
        <EmptyState title="还没有日结" icon="list">
          收款以后，到“今日收款”点钞日结。
        </EmptyState>
      }
    />
  );
}

function HandedOver({ handover, handedToName, takenAt }: Row) {
  if (!handover) return null;
  if (handover !== 'COLLEAGUE') return handoverNames[handover];
  return (
    <>
      {handedToName}
      <span class="block">
        {takenAt ? (
          <span class="text-sm text-muted">
            <DateTime value={takenAt} /> 签收
          </span>
        ) : (
          <Badge tone="warning">等待签收</Badge>
        )}
      </span>
    </>
  );
}

function State({ id, day, clerkId, state }: Row) {
  if (state === 'CLOSED')
    return (
      <a class="link" href={`/counter/closings/${id}`}>
        查看
      </a>
    );
  return (
    <a href={`/counter/closing?${new URLSearchParams({ day, clerk: clerkId })}`}>
      <Badge tone="warning">去日结</Badge>
    </a>
  );
}
