import { DataTable, EmptyState, Page } from '../../../ui/index.ts';
import type { BankUsage } from '../queries/usage.ts';

export type BankRow = BankUsage & { title: string };

/** What the questions of each topic are for, and how many of its exam questions are also practised. */
export function BankPage({ rows }: { rows: readonly BankRow[] }) {
  return (
    <Page
      title="题库"
      lead="每道题标明用于考试、练习或两者。考试只抽考试题，模拟考试只抽可以练习的题。"
    >
      <DataTable
        caption="各专题的题目用途"
        rows={rows}
        rowKey={({ topicId }) => topicId}
        empty={
          <EmptyState title="还没有题目" icon="list">
            课程发布后，题目会列在这里。
          </EmptyState>
        }
        columns={[
          { key: 'title', label: '专题', cell: ({ title }) => title },
          { key: 'exam', label: '考试题', numeric: true, cell: ({ exam }) => exam },
          { key: 'practice', label: '练习题', numeric: true, cell: ({ practice }) => practice },
          { key: 'said', label: '考试题中也练习的', cell: sharedIn },
        ]}
      />
    </Page>
  );
}

function sharedIn({ exam, examPractised }: BankRow): string {
  if (exam === 0) return '没有考试题';
  if (examPractised === 0) return '没有一道，考题不会在练习中出现';
  const share = Math.round((100 * examPractised) / exam);
  return `${examPractised} 道，占 ${share}%：考生可能在练习中见过`;
}
