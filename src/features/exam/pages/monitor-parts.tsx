import { type Column, DateTime, Stat, TableElement, TableFrame } from '../../../ui/index.ts';
import { interventionNames } from '../rules/intervention.ts';
import { type MonitorNumbers, rateText, type ShownWindow, sumTopics } from '../rules/monitor.ts';

// Parts of the monitor that its event stream sends again: the same for every viewer.

const figure = (value: number) => value.toLocaleString('zh-CN');

/** The main figures of all topics together. */
export function Figures({ numbers }: { numbers: MonitorNumbers }) {
  const all = sumTopics(numbers.topics);
  const ended = all.handedIn + all.timeUp;
  return (
    <div class="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 xl:grid-cols-6">
      <Stat
        label="正在考试"
        value={figure(all.open)}
        note={`有联系 ${figure(all.open - all.silent)} 人`}
      />
      <Stat
        label="联系中断"
        value={
          all.silent > 0 ? (
            <a class="link" href="/exam-monitor/lost-contact">
              {figure(all.silent)}
            </a>
          ) : (
            0
          )
        }
        note="超过90秒没有联系"
      />
      <Stat
        label="每秒保存"
        value={numbers.saves.now.toFixed(1)}
        note={`慢的 ${figure(numbers.saves.slow)} 次`}
      />
      <Stat label="今日交卷" value={figure(ended)} note={`未返回 ${figure(all.notReturned)} 人`} />
      <Stat
        label="等待评分"
        value={figure(all.waiting)}
        note={`今日已评 ${figure(all.graded)} 份`}
      />
      <Stat
        label="今日合格率"
        value={rateText(all.passed, all.graded)}
        note={`合格 ${figure(all.passed)} 人`}
      />
    </div>
  );
}

/** The figures of each topic with attempts. */
export function TopicTable({ numbers }: { numbers: MonitorNumbers }) {
  if (numbers.topics.length === 0) return <p class="text-muted">今天还没有考试。</p>;
  return (
    <>
      <TableFrame id="topics" label="各专题考试情况">
        <TableElement
          caption="各专题考试情况"
          columns={topicColumns}
          rows={numbers.topics}
          rowKey={(topic) => topic.topicId}
        />
      </TableFrame>
      <Windows numbers={numbers} />
    </>
  );
}

/** When each exam is open, to everybody and to groups with dates of their own. */
function Windows({ numbers: { topics, at } }: { numbers: MonitorNumbers }) {
  return (
    <ul class="mt-3 text-sm text-muted" aria-label="考试开放时间">
      {topics.map(({ topicId, title, windows }) => (
        <li key={topicId} class="py-1">
          {title}：
          {windows.map((window, place) => (
            <span key={window.group}>
              {place > 0 ? '；' : ''}
              {window.group ?? (windows.length > 1 ? '其他人' : '')}
              <DateTime value={window.opensAt} only="date" />至
              <DateTime value={window.closesAt} only="date" />（{stateOf(window, at)}
              {window.seats ? <Seats {...{ topicId, window, seats: window.seats }} /> : null}）
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Seats({
  topicId,
  window: { group },
  seats: { all, taken },
}: {
  topicId: string;
  window: ShownWindow;
  seats: NonNullable<ShownWindow['seats']>;
}) {
  const query = new URLSearchParams({ topic: topicId, window: group ?? '' });
  return (
    <>
      ，
      <a class="link" href={`/exam-monitor/seats?${query}`}>
        已预约 {figure(taken)} / {figure(all)}
      </a>
    </>
  );
}

function stateOf({ opensAt, closesAt }: ShownWindow, now: Date): string {
  if (now < opensAt) return '还没开始';
  return now < closesAt ? '正在开放' : '已结束';
}

const topicColumns: Column<MonitorNumbers['topics'][number]>[] = [
  { key: 'title', main: true, label: '专题', cell: ({ title }) => title },
  { key: 'open', label: '正在考试', numeric: true, cell: ({ open }) => figure(open) },
  { key: 'silent', label: '联系中断', numeric: true, cell: ({ silent }) => figure(silent) },
  { key: 'handedIn', label: '交卷', numeric: true, cell: ({ handedIn }) => figure(handedIn) },
  { key: 'timeUp', label: '到时收卷', numeric: true, cell: ({ timeUp }) => figure(timeUp) },
  {
    key: 'notReturned',
    label: '未返回',
    numeric: true,
    cell: ({ notReturned }) => figure(notReturned),
  },
  {
    key: 'waiting',
    label: '等待评分',
    numeric: true,
    cell: ({ waiting }) => figure(waiting),
  },
  { key: 'graded', label: '已评分', numeric: true, cell: ({ graded }) => figure(graded) },
  {
    key: 'rate',
    label: '合格率',
    numeric: true,
    cell: ({ passed, graded }) => rateText(passed, graded),
  },
];

/** The centre's open proposals (E17), each with a link to its decision. */
export function WaitingProposals({ proposals }: { proposals: MonitorNumbers['proposals'] }) {
  if (proposals.length === 0) return <p class="text-muted">没有等待复核的处理。</p>;
  return (
    <ul class="flex flex-col gap-2">
      {proposals.map((one) => (
        <li key={one.id} class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <span>
            <b>
              {interventionNames[one.kind]}
              {one.seconds ? ` ${one.seconds / 60} 分钟` : ''}
            </b>
            ，涉及 <span class="figures">{figure(one.targetCount)}</span> 人；{one.proposedByName}{' '}
            <DateTime value={one.proposedAt} only="time" /> 提出：{one.because}
          </span>
          <a class="btn btn-sm btn-primary" href={`/exam-monitor/interventions/${one.id}`}>
            查看并复核
          </a>
        </li>
      ))}
    </ul>
  );
}
