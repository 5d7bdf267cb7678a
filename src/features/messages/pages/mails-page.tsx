import { DataTable, DateTime, EmptyState, Page } from '../../../ui/index.ts';

interface ListedMail {
  id: string;
  addressMasked: string;
  subject: string;
  text: string;
  createdAt: Date;
}

/** The mails of the demonstration, which sends none. */
export function MailsPage({ mails }: { mails: ListedMail[] }) {
  return (
    <Page title="邮件收件箱" lead="演示环境不发真实邮件，发出的内容都在这里，最新的在最上面。">
      <DataTable
        caption="发出的邮件"
        rows={mails}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有邮件" icon="info">
            有人填写邮箱、或提醒选了邮件时会有。
          </EmptyState>
        }
        columns={[
          { key: 'at', label: '时间', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
          { key: 'to', label: '收件人', cell: ({ addressMasked }) => addressMasked },
          { key: 'subject', label: '主题', cell: ({ subject }) => subject },
          { key: 'text', label: '内容', cell: ({ text }) => text },
        ]}
      />
    </Page>
  );
}
