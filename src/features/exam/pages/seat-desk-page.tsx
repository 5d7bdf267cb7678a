import type { PageOf } from '../../../kernel/page-of.ts';
import type { FormState } from '../../../platform/http/index.ts';
import {
  Badge,
  type Column,
  ConfirmButton,
  DateTime,
  EmptyState,
  ErrorSummary,
  Page,
  TextField,
  WorkList,
} from '../../../ui/index.ts';
import type { ListedSeat } from '../queries/seats.ts';
import type { SeatWindow } from '../rules/seat.ts';
import { periodOf } from './seat-page.tsx';

export interface SeatDeskRow extends ListedSeat {
  name: string;
  idNumberMasked: string;
}

export interface SeatDeskPageProps {
  /** Topics with windows that have seats. */
  topics: readonly { id: string; title: string }[];
  topicId: string;
  windows: readonly (SeatWindow & { taken: number })[];
  window: SeatWindow;
  /** Of those who booked, who has begun to sit. */
  sat: number;
  rows: PageOf<SeatDeskRow>;
  /** Null for viewers who only read. */
  release: { form: FormState; seatId: string | null } | null;
}

const crumbs = [{ label: '考试监控', href: '/exam-monitor' }, { label: '场次和座位' }];

/** Who booked a seat in a window of an exam, and how full the windows are (N15). */
export function SeatDeskPage(props: SeatDeskPageProps) {
  const { topics, topicId, windows, window, sat, rows, release } = props;
  const taken = windows.find(({ name }) => name === window.name)?.taken ?? 0;
  return (
    <Page
      title="场次和座位"
      width="list"
      crumbs={crumbs}
      lead={`${window.name}：${periodOf(window)}，${window.seats} 个座位，已预约 ${taken}，已来考 ${sat}。`}
    >
      <ErrorSummary errors={release?.form.errors ?? {}} />
      <WorkList
        caption="预约名单"
        page={rows}
        rowKey={({ id }) => id}
        columns={seatColumns(release)}
        views={windows.map(({ name, seats, taken: booked }) => ({
          href: `/exam-monitor/seats?${new URLSearchParams({ topic: topicId, window: name })}`,
          label: `${name}（${booked}/${seats}）`,
          current: name === window.name,
        }))}
        filters={{
          choices: [
            {
              name: 'topic',
              label: '年度专题',
              value: topicId,
              options: topics.map(({ id, title }) => ({ value: id, label: title })),
            },
          ],
        }}
        copies
        empty={
          <EmptyState title="还没有人预约这个场次" icon="calendar">
            学员在考试页预约，约好就出现在这里。
          </EmptyState>
        }
      />
    </Page>
  );
}

/** The same page where no topic has windows with seats. */
export function NoSeatsPage() {
  return (
    <Page title="场次和座位" crumbs={crumbs}>
      <EmptyState title="没有要预约座位的考试" icon="calendar">
        在专题的规则里给分组写上座位数，学员就要先预约再考。
      </EmptyState>
    </Page>
  );
}

/** The columns of page and workbook. */
export function seatColumns(release: SeatDeskPageProps['release']): Column<SeatDeskRow>[] {
  const columns: Column<SeatDeskRow>[] = [
    { key: 'name', label: '姓名', main: true, tight: true, value: ({ name }) => name },
    {
      key: 'number',
      label: '证件号码',
      tight: true,
      value: ({ idNumberMasked }) => idNumberMasked,
    },
    {
      key: 'booked',
      label: '预约时间',
      tight: true,
      value: ({ bookedAt }) => bookedAt,
      cell: ({ bookedAt }) => <DateTime value={bookedAt} />,
    },
    {
      key: 'sat',
      label: '开始考试',
      value: ({ satAt }) => satAt,
      cell: ({ satAt }) => (satAt ? <DateTime value={satAt} /> : '还没有'),
    },
  ];
  if (!release) return columns;
  return [
    ...columns,
    { key: 'release', label: '取消', cell: (row) => <Release {...{ row, ...release }} /> },
  ];
}

function Release({
  row: { id, name, isHeld, satAt },
  form,
  seatId,
}: { row: SeatDeskRow } & NonNullable<SeatDeskPageProps['release']>) {
  if (satAt || !isHeld) return <Badge tone="neutral">{satAt ? '已来考' : '已过'}</Badge>;
  const mine = seatId === id;
  return (
    <ConfirmButton
      label="取消座位"
      question={`取消${name}的座位，并用短信告诉本人？`}
      confirm="确定取消"
      action={`/exam-monitor/seats/${id}/release`}
      open={mine}
    >
      <TextField
        name="because"
        label="原因"
        required
        maxLength={200}
        value={mine ? [form.values.because ?? ''].flat()[0] : ''}
        error={mine ? form.errors.because : undefined}
      />
    </ConfirmButton>
  );
}
