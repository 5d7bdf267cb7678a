import { type Column, DataTable, DateTime, EmptyState, Page } from '../../../ui/index.ts';

interface ListedText {
  id: string;
  phoneMasked: string;
  text: string;
  createdAt: Date;
}

export function OutboxPage({ texts }: { texts: ListedText[] }) {
  const columns: Column<ListedText>[] = [
    { key: 'at', label: '时间', cell: (one) => <DateTime value={one.createdAt} /> },
    { key: 'to', label: '收件手机', cell: (one) => <span class="figures">{one.phoneMasked}</span> },
    { key: 'text', label: '内容', cell: (one) => one.text },
  ];
  return (
    <Page title="短信收件箱" lead="演示环境不发真实短信，发出的内容都在这里，最新的在最上面。">
      <DataTable
        caption="发出的短信"
        columns={columns}
        rows={texts}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="还没有短信" icon="phone">
            重设密码、更换手机号或业务退回时会有短信。
          </EmptyState>
        }
      />
    </Page>
  );
}
