import { DataTable, EmptyState, Page } from '../../../ui/index.ts';

export interface PapersPageProps {
  topics: { id: string; year: number; title: string; variants: number }[];
}

/** The topics with the papers that their exams draw on. */
export function PapersPage({ topics }: PapersPageProps) {
  return (
    <Page
      title="试卷"
      lead="每个专题开考时从备好的平行试卷里抽用；在这里抽卷、比较、试做、打印和启用。"
    >
      <DataTable
        caption="各专题的试卷"
        rows={topics}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有专题" icon="list">
            专题发布以后列在这里。
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: '专题',
            cell: ({ id, year, title }) => (
              <a class="link" href={`/papers/${id}`}>
                {year}年 {title}
              </a>
            ),
          },
          {
            key: 'n',
            label: '备好的试卷',
            numeric: true,
            cell: ({ variants }) => `${variants} 套`,
          },
        ]}
      />
    </Page>
  );
}
