import { ButtonLink, DataTable, EmptyState, Page } from '../../../ui/index.ts';
import type { BankTopic } from '../queries/topics-of-bank.ts';
import type { BankUsage } from '../queries/usage.ts';

export interface BankRow {
  topic: BankTopic;
  usage: BankUsage | undefined;
}

/** The banks of the topics: how many questions, what for, and how many exam questions are also practised. */
export function BankPage({ rows, mayAuthor }: { rows: readonly BankRow[]; mayAuthor: boolean }) {
  return (
    <Page
      title="题库"
      lead="每个专题有自己的题库。题目由一人编写，另一人审核、发布后才会出现在试卷里。"
      actions={
        mayAuthor ? (
          <ButtonLink href="/question-imports" tone="quiet">
            导入与导出
          </ButtonLink>
        ) : null
      }
    >
      <DataTable
        caption="各专题的题库"
        rows={rows}
        rowKey={({ topic }) => topic.id}
        empty={
          <EmptyState title="还没有专题" icon="list">
            建好年度专题后，就可以为它编写题目。
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: '专题',
            cell: ({ topic: { id, title, year } }) => (
              <a class="link" href={`/question-bank/topics/${id}`}>
                {year}年 {title}
              </a>
            ),
          },
          {
            key: 'waiting',
            label: '待审核',
            numeric: true,
            cell: ({ usage }) => usage?.offered ?? 0,
          },
          { key: 'exam', label: '考试题', numeric: true, cell: ({ usage }) => usage?.exam ?? 0 },
          {
            key: 'practice',
            label: '练习题',
            numeric: true,
            cell: ({ usage }) => usage?.practice ?? 0,
          },
          { key: 'said', label: '考试题中也练习的', cell: sharedIn },
        ]}
      />
    </Page>
  );
}

function sharedIn({ usage }: BankRow): string {
  if (!usage || usage.exam === 0) return '没有考试题';
  if (usage.examPractised === 0) return '没有一道，考题不会在练习中出现';
  const share = Math.round((100 * usage.examPractised) / usage.exam);
  return `${usage.examPractised} 道，占 ${share}%：考生可能在练习中见过`;
}
