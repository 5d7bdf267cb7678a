import {
  Badge,
  type Column,
  ConfirmButton,
  DataTable,
  DateTime,
  EmptyState,
  Page,
} from '../../../ui/index.ts';
import type { QueueState, TroubledJob } from '../queries/queues.ts';
import { maskedCause } from '../rules/cause.ts';

export interface JobsPageProps {
  queues: QueueState[];
  troubled: TroubledJob[];
}

/** The queue by kind of job, and the jobs that went wrong with their cause. */
export function JobsPage({ queues, troubled }: JobsPageProps) {
  return (
    <Page
      title="后台任务"
      lead="失败的任务会自动重试，间隔越来越长；排除原因后可以在这里立即重试。"
      crumbs={[{ label: '运行维护', href: '/operations' }, { label: '后台任务' }]}
      width="wide"
    >
      <div class="stack">
        <DataTable
          caption="失败和等待重试的任务"
          columns={troubledColumns}
          rows={troubled}
          rowKey={({ id }) => id}
          empty={<EmptyState title="没有失败的任务">所有任务都按时完成。</EmptyState>}
        />
        <DataTable
          caption="各类任务"
          columns={queueColumns}
          rows={queues}
          rowKey={({ name }) => name}
        />
      </div>
    </Page>
  );
}

const troubledColumns: Column<TroubledJob>[] = [
  { key: 'name', label: '任务', cell: ({ name }) => <code>{name}</code> },
  {
    key: 'state',
    label: '状态',
    cell: ({ state }) =>
      state === 'failed' ? (
        <Badge tone="error">已放弃</Badge>
      ) : (
        <Badge tone="warning">等待重试</Badge>
      ),
  },
  { key: 'tries', label: '已试', numeric: true, cell: ({ tries }) => tries },
  { key: 'createdAt', label: '产生', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  {
    key: 'nextOrLast',
    label: '下次或最后一次',
    cell: ({ nextOrLast }) => (nextOrLast ? <DateTime value={nextOrLast} /> : null),
  },
  { key: 'cause', label: '原因', cell: ({ cause }) => maskedCause(cause) || '没有留下原因' },
  {
    key: 'retry',
    label: '重试',
    cell: ({ id }) => (
      <ConfirmButton
        label="立即重试"
        question="现在重试这个任务吗？"
        confirm="重试"
        action={`/operations/jobs/${id}/retries`}
      />
    ),
  },
];

const queueColumns: Column<QueueState>[] = [
  { key: 'name', label: '任务', cell: ({ name }) => <code>{name}</code> },
  { key: 'waiting', label: '等待', numeric: true, cell: ({ waiting }) => waiting },
  { key: 'active', label: '进行中', numeric: true, cell: ({ active }) => active },
  { key: 'retrying', label: '等待重试', numeric: true, cell: ({ retrying }) => retrying },
  { key: 'failed', label: '已放弃', numeric: true, cell: ({ failed }) => failed },
  { key: 'done', label: '近期完成', numeric: true, cell: ({ done }) => done },
];
