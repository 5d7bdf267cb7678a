import {
  Card,
  type Column,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  formatBytes,
} from '../../../ui/index.ts';
import type { ConsoleFacts } from '../queries/console-facts.ts';
import type { SlowStatement, TableSize } from '../queries/database-state.ts';
import type { RunningProcess } from '../queries/processes.ts';

/** Version, size and load of the database, its largest tables and slowest statements. */
export function DatabaseCard({ facts }: { facts: ConsoleFacts }) {
  const { database, installation, tables, slow } = facts;
  return (
    <Card title="数据库" icon="building">
      <DefinitionList
        items={[
          {
            label: '版本',
            value: `PostgreSQL ${database.version}（${installation.database === 'EMBEDDED' ? '内置' : '自己的服务器'}）`,
          },
          { label: '表结构', value: database.lastMigration },
          { label: '大小', value: formatBytes(database.bytes) },
          { label: '连接', value: `${database.connections} / ${database.mostConnections}` },
        ]}
      />
      <DataTable
        caption="最大的表"
        columns={tableColumns}
        rows={tables}
        rowKey={({ name }) => name}
      />
      {slow === null ? (
        <p>
          这个数据库没有启用 pg_stat_statements，慢查询请看日志里的 slow statement（超过 1
          秒的语句）。
        </p>
      ) : (
        <DataTable
          caption="累计用时最多的语句"
          columns={statementColumns}
          rows={slow}
          rowKey={({ statement }) => statement}
          empty={<EmptyState title="还没有统计">数据库刚刚启动。</EmptyState>}
        />
      )}
    </Card>
  );
}

/** The processes that live. */
export function ProcessesCard({ processes }: { processes: RunningProcess[] }) {
  return (
    <Card title="进程" icon="play">
      <DataTable
        caption="正在运行的进程"
        columns={processColumns}
        rows={processes}
        rowKey={({ id }) => id}
        empty={<EmptyState title="还没有进程报到">启动后十五秒内会出现。</EmptyState>}
      />
    </Card>
  );
}

const tableColumns: Column<TableSize>[] = [
  { key: 'name', label: '表', cell: ({ name }) => <code>{name}</code> },
  { key: 'rows', label: '行数（估计）', numeric: true, cell: ({ rows }) => rows.toLocaleString() },
  { key: 'bytes', label: '大小', numeric: true, cell: ({ bytes }) => formatBytes(bytes) },
];

const statementColumns: Column<SlowStatement>[] = [
  { key: 'statement', label: '语句', cell: ({ statement }) => <code>{statement}</code> },
  { key: 'calls', label: '次数', numeric: true, cell: ({ calls }) => calls.toLocaleString() },
  { key: 'mean', label: '平均（毫秒）', numeric: true, cell: ({ mean }) => mean },
  {
    key: 'whole',
    label: '合计（毫秒）',
    numeric: true,
    cell: ({ whole }) => whole.toLocaleString(),
  },
];

const processColumns: Column<RunningProcess>[] = [
  { key: 'id', label: '机器和进程号', cell: ({ id }) => <code>{id}</code> },
  { key: 'version', label: '版本', cell: ({ version }) => version },
  { key: 'startedAt', label: '启动', cell: ({ startedAt }) => <DateTime value={startedAt} /> },
  { key: 'seenAt', label: '最近报到', cell: ({ seenAt }) => <DateTime value={seenAt} /> },
  {
    key: 'memory',
    label: '内存',
    numeric: true,
    cell: ({ memory }) => formatBytes(Number(memory)),
  },
];
