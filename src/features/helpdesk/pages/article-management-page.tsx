import { Badge, DataTable, DateTime, EmptyState, Page } from '../../../ui/index.ts';
import { type Article, articleStateNames } from '../rules/article.ts';

/** All articles; drafts that wait for a second person first. */
export function ArticleManagementPage({ articles }: { articles: Article[] }) {
  return (
    <Page
      title="知识管理"
      width="wide"
      lead="答复整理成的知识，由起草人以外的一人核对后发布。"
      crumbs={[{ label: '提问办理', href: '/question-desk' }, { label: '知识管理' }]}
    >
      <DataTable
        caption="知识"
        rows={articles}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有知识" icon="pen">
            答复提问以后，可以在提问页上把答复整理成知识。
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: '标题',
            cell: ({ id, title }) => (
              <a class="link" href={`/help/articles/${id}`}>
                {title}
              </a>
            ),
          },
          { key: 'topic', label: '事项', cell: ({ topicName }) => topicName },
          {
            key: 'state',
            label: '状态',
            cell: ({ state }) => (
              <Badge tone={state === 'DRAFT' ? 'warning' : 'neutral'}>
                {articleStateNames[state]}
              </Badge>
            ),
          },
          { key: 'helped', label: '有帮助', numeric: true, cell: ({ helped }) => helped },
          { key: 'not', label: '没有帮助', numeric: true, cell: ({ notHelped }) => notHelped },
          {
            key: 'at',
            label: '起草',
            cell: ({ draftedAt }) => <DateTime value={draftedAt} only="date" />,
          },
        ]}
      />
    </Page>
  );
}
