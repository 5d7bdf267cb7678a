import type { PageOf } from '../../../kernel/page-of.ts';
import { type Column, DateTime, EmptyState, Page, usePage, WorkList } from '../../../ui/index.ts';
import type { LostContact } from '../queries/monitor/lost-contact.ts';

export interface LostContactRow extends LostContact {
  name: string;
  idNumberMasked: string;
  topicTitle: string;
}

/** Who has lost contact in an exam under way, with the time that is left (G4). */
export function LostContactPage({ rows }: { rows: PageOf<LostContactRow> }) {
  return (
    <Page
      title="联系中断的考生"
      width="list"
      lead="超过90秒没有联系、考试时间还没到的考生。答案都已保存，换一台设备登录就能接着考。"
      crumbs={[{ label: '考试监控', href: '/exam-monitor' }, { label: '联系中断的考生' }]}
      refreshSeconds={30}
    >
      <WorkList
        caption="联系中断的考生"
        page={rows}
        rowKey={({ attemptId }) => attemptId}
        columns={columnsAt(usePage().now)}
        opens={({ attemptId }) => `/exam-monitor/attempts/${attemptId}`}
        empty={
          <EmptyState title="没有联系中断的考生" icon="check">
            正在考试的考生都有联系。
          </EmptyState>
        }
      />
    </Page>
  );
}

const minutesBetween = (from: Date, to: Date) =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));

const columnsAt = (now: Date): Column<LostContactRow>[] => [
  {
    key: 'name',
    label: '姓名',
    main: true,
    tight: true,
    cell: ({ attemptId, name }) => (
      <a class="link" href={`/exam-monitor/attempts/${attemptId}`}>
        {name}
      </a>
    ),
  },
  { key: 'number', label: '证件号码', tight: true, value: ({ idNumberMasked }) => idNumberMasked },
  { key: 'topic', label: '专题', value: ({ topicTitle }) => topicTitle },
  {
    key: 'contact',
    label: '最后联系',
    tight: true,
    cell: ({ lastContactAt }) => <DateTime value={lastContactAt} />,
  },
  {
    key: 'silent',
    label: '已中断（分钟）',
    numeric: true,
    value: ({ lastContactAt }) => minutesBetween(lastContactAt, now),
  },
  {
    key: 'left',
    label: '还剩（分钟）',
    numeric: true,
    value: ({ deadlineAt }) => minutesBetween(now, deadlineAt),
  },
];
