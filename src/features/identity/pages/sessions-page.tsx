import {
  Badge,
  type Column,
  DataTable,
  DateTime,
  Form,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { FailedLogIn } from '../queries/failures.ts';
import type { PastLogIn } from '../queries/sessions.ts';
import { deviceName } from '../rules/device.ts';

export interface ListedSession {
  id: string;
  ip: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

const endings: Record<string, string> = {
  signed_out: '已退出',
  ended_elsewhere: '从其他设备结束',
  password_changed: '修改密码后结束',
  password_reset: '重设密码后结束',
  claimed: '账号收回后结束',
  device_removed: '安全管理员移除了这台设备',
  too_many: '同时登录超过三处，最早的一处结束',
};

interface LogInRow {
  at: Date;
  device: string;
  ip: string;
  outcome: string;
  failed: boolean;
}

/** The last log-ins and failures of a person in one list, the latest first. */
function logInsOf(
  past: readonly PastLogIn[],
  failed: readonly FailedLogIn[],
  liveIds: ReadonlySet<string>,
): LogInRow[] {
  const done = past.map((one) => ({
    at: one.createdAt,
    device: deviceName(one.userAgent),
    ip: one.ip,
    outcome: liveIds.has(one.id)
      ? '成功，使用中'
      : `成功，${endings[one.endedBecause ?? ''] ?? '到时自动退出'}`,
    failed: false,
  }));
  const refused = failed.map((one) => ({
    at: one.at,
    device: deviceName(one.userAgent),
    ip: one.ip,
    outcome: '没有成功',
    failed: true,
  }));
  return [...done, ...refused].toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

const logInColumns: Column<LogInRow>[] = [
  { key: 'at', label: '时间', cell: (one) => <DateTime value={one.at} /> },
  { key: 'device', label: '设备', cell: (one) => one.device },
  { key: 'ip', label: '网络地址', cell: (one) => <span class="figures">{one.ip}</span> },
  {
    key: 'outcome',
    label: '结果',
    cell: (one) =>
      one.failed ? <Badge tone="warning">{one.outcome}</Badge> : <span>{one.outcome}</span>,
  },
];

/** The live sessions of a person, to be ended by them (E23), and their last log-ins. */
export function SessionsPage({
  sessions,
  past,
  failed,
  currentId,
  officer,
}: {
  sessions: ListedSession[];
  past: PastLogIn[];
  failed: FailedLogIn[];
  currentId: string;
  officer: boolean;
}) {
  const columns: Column<ListedSession>[] = [
    { key: 'device', label: '设备', cell: (one) => deviceName(one.userAgent) },
    { key: 'ip', label: '网络地址', cell: (one) => <span class="figures">{one.ip}</span> },
    { key: 'from', label: '登录时间', cell: (one) => <DateTime value={one.createdAt} /> },
    { key: 'seen', label: '最近使用', cell: (one) => <DateTime value={one.lastSeenAt} /> },
    {
      key: 'end',
      label: '操作',
      cell: (one) =>
        one.id === currentId ? (
          <Badge tone="success">本次登录</Badge>
        ) : (
          <Form action={`/account/sessions/${one.id}/end`}>
            <SubmitButton tone="quiet" size="small">
              结束
            </SubmitButton>
          </Form>
        ),
    },
  ];
  return (
    <Page
      title="登录记录"
      lead="这些设备现在登录着您的账号。有不认识的，请结束它并修改密码。30 分钟不操作会自动退出；工作人员登录满 12 小时须重新登录，同时最多三处。"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '登录记录' }]}
    >
      <DataTable
        caption="正在使用的登录"
        columns={columns}
        rows={sessions}
        rowKey={(one) => one.id}
      />
      {officer ? (
        <p class="mt-4">
          <a class="link" href="/account/second-factor">
            第二步验证：通行密钥和恢复代码
          </a>
        </p>
      ) : null}
      <h2 class="mt-10 mb-3">最近的登录</h2>
      <DataTable
        caption="最近的登录，包括没有成功的"
        columns={logInColumns}
        rows={logInsOf(past, failed, new Set(sessions.map((one) => one.id)))}
        rowKey={(one) => `${one.at.getTime()}-${one.ip}-${one.outcome}`}
      />
    </Page>
  );
}
