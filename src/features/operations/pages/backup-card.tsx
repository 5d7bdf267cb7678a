import {
  Badge,
  Card,
  type Column,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  formatBytes,
  formatDateTime,
} from '../../../ui/index.ts';
import type { BackupRun } from '../queries/backup-runs.ts';
import type { ConsoleFacts } from '../queries/console-facts.ts';

/** Where backups lie, how old the last good one is, and how the last attempts went. */
export function BackupCard({
  backups,
  tooOld,
}: {
  backups: ConsoleFacts['backups'];
  tooOld: boolean;
}) {
  if (!backups)
    return (
      <Card title="备份" icon="download">
        <p>没有设置备份。设置 BACKUP_TO 和 BACKUP_KEY 后，每天自动备份一次。</p>
      </Card>
    );
  const { lastGood, pgBackRest } = backups;
  return (
    <Card title="备份" icon="download" {...(tooOld ? {} : { tone: 'accent' as const })}>
      <DefinitionList
        items={[
          { label: '位置', value: backups.place },
          { label: '每天', value: `${backups.at}，保留 ${backups.keep} 份` },
          { label: '最近一份完整的', value: lastGood?.endedAt && formatDateTime(lastGood.endedAt) },
          {
            label: '最近核对',
            value: lastGood?.verifiedAt ? formatDateTime(lastGood.verifiedAt) : '还没有还原核对过',
          },
          {
            label: 'pgBackRest',
            value:
              pgBackRest &&
              `${pgBackRest.lastGood ? formatDateTime(pgBackRest.lastGood) : '没有完整的备份'}（${pgBackRest.status}）`,
          },
          { label: '等待送出的日志', value: `${backups.logWaiting} 段` },
        ]}
      />
      <DataTable
        caption="最近的备份"
        columns={columns}
        rows={backups.runs}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有备份">到时间会自动进行，也可以运行 npm run backup。</EmptyState>
        }
      />
    </Card>
  );
}

const states = {
  RUNNING: ['进行中', 'info'],
  DONE: ['完整', 'success'],
  FAILED: ['失败', 'error'],
  CANCELLED: ['已取消', 'neutral'],
} as const;

const columns: Column<BackupRun>[] = [
  { key: 'startedAt', label: '开始', cell: ({ startedAt }) => <DateTime value={startedAt} /> },
  {
    key: 'state',
    label: '结果',
    cell: ({ state }) => <Badge tone={states[state][1]}>{states[state][0]}</Badge>,
  },
  {
    key: 'bytes',
    label: '大小',
    numeric: true,
    cell: ({ bytes }) => (bytes === null ? null : formatBytes(Number(bytes))),
  },
  {
    key: 'verifiedAt',
    label: '核对',
    cell: ({ verifiedAt }) => (verifiedAt ? <DateTime value={verifiedAt} /> : null),
  },
  { key: 'reason', label: '说明', cell: ({ reason }) => reason },
];
