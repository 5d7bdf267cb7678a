import { Alert, type Column, DataTable, EmptyState, Page } from '../../../ui/index.ts';

interface ListedDemoAccount {
  login: string;
  password: string;
  role: string;
  name: string;
  try: string;
  code: string | null;
}

const code = (text: string) => <code class="figures whitespace-nowrap">{text}</code>;

export function DemoPage({ accounts }: { accounts: ListedDemoAccount[] }) {
  const columns: Column<ListedDemoAccount>[] = [
    { key: 'role', label: '身份', cell: (one) => `${one.role} · ${one.name}` },
    { key: 'login', label: '登录号码', cell: (one) => code(one.login) },
    { key: 'password', label: '密码', cell: (one) => code(one.password) },
    { key: 'code', label: '动态验证码', cell: (one) => (one.code ? code(one.code) : '不需要') },
    { key: 'try', label: '可以试试', cell: (one) => one.try },
  ];
  return (
    <Page title="演示账号" lead="人物、号码和机构都是虚构的。" width="wide">
      <div class="stack">
        <Alert tone="info">
          工作人员登录分两步，第二步的动态验证码就在表中，每 30 秒更换，登录前请刷新本页。
        </Alert>
        <DataTable
          caption="演示账号"
          columns={columns}
          rows={accounts}
          rowKey={(one) => one.login}
          empty={<EmptyState title="演示数据还没有载入">请稍候片刻再刷新本页。</EmptyState>}
        />
      </div>
    </Page>
  );
}
