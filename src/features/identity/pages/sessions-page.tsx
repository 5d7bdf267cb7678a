import {
  Badge,
  type Column,
  DataTable,
  DateTime,
  Form,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { deviceName } from '../rules/device.ts';

export interface ListedSession {
  id: string;
  ip: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** The live sessions of a person, to be ended by them (E23). */
export function SessionsPage({
  sessions,
  currentId,
}: {
  sessions: ListedSession[];
  currentId: string;
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
      lead="这些设备现在登录着您的账号。有不认识的，请结束它并修改密码。30 分钟不操作会自动退出。"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '登录记录' }]}
    >
      <DataTable
        caption="正在使用的登录"
        columns={columns}
        rows={sessions}
        rowKey={(one) => one.id}
      />
    </Page>
  );
}
