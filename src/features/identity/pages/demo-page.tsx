import { Alert, type Column, DataTable, EmptyState, Page } from '../../../ui/index.ts';

interface ListedDemoAccount {
  login: string;
  password: string;
  role: string;
  name: string;
  organisation: string;
  try: string;
  code: string | null;
}

const code = (text: string) => <code class="figures whitespace-nowrap">{text}</code>;

const columns: Column<ListedDemoAccount>[] = [
  {
    key: 'role',
    label: '身份',
    cell: (one) => (
      <>
        <strong>{one.name}</strong> · {one.role}
        {one.organisation && <div class="text-sm text-muted">{one.organisation}</div>}
      </>
    ),
  },
  { key: 'login', label: '登录号码', cell: (one) => code(one.login) },
  { key: 'password', label: '密码', cell: (one) => code(one.password) },
  { key: 'code', label: '动态验证码', cell: (one) => (one.code ? code(one.code) : '不需要') },
];
const toTry: Column<ListedDemoAccount> = { key: 'try', label: '可以试试', cell: (one) => one.try };

/** The accounts with a suggestion first, then all others. */
export function DemoPage({ accounts }: { accounts: ListedDemoAccount[] }) {
  const shown = accounts.filter((one) => one.try);
  const others = accounts.filter((one) => !one.try);
  return (
    <Page title="演示账号" lead="人物、号码和机构都是虚构的。" width="wide">
      <div class="stack">
        <Alert tone="info">
          工作人员登录分两步，第二步的动态验证码就在表中，每 30 秒更换，登录前请刷新本页。
        </Alert>
        <DataTable
          caption="演示账号"
          columns={[...columns, toTry]}
          rows={shown}
          rowKey={(one) => one.login}
          empty={<EmptyState title="演示数据还没有载入">请稍候片刻再刷新本页。</EmptyState>}
        />
        {others.length > 0 && (
          <details>
            <summary class="link cursor-pointer">其余 {others.length} 个账号</summary>
            <DataTable
              caption="其余账号"
              columns={columns}
              rows={others}
              rowKey={(one) => one.login}
            />
          </details>
        )}
      </div>
    </Page>
  );
}
