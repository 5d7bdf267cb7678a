import type { PageOf } from '../../../kernel/page-of.ts';
import { Card, DataTable, EmptyState, Pagination, Tabs } from '../../../ui/index.ts';
import { resultNames } from '../../exam/index.ts';
import type { ChangeView, ScoreChange } from '../queries/score-changes.ts';
import type { ChangeCounts, ScoreCorrection } from '../rules/score-correction.ts';

export interface ChangesTableProps {
  correction: ScoreCorrection;
  counts: ChangeCounts;
  view: ChangeView;
  changes: PageOf<ScoreChange>;
  people: ReadonlyMap<string, { name: string; idNumberMasked: string }>;
}

/** Whom a correction changes: who passes now, who fails, whose pass is kept, whose score alone changes. */
export function ChangesTable({ correction, counts, view, changes, people }: ChangesTableProps) {
  const scoreOnly = counts.changed - counts.nowPass - counts.nowFail;
  const tab = (of: ChangeView, label: string, count: number) => ({
    href: `/score-corrections/${correction.id}?view=${of}`,
    label,
    count,
    current: view === of,
  });
  return (
    <Card title="影响到的人" icon="list">
      <Tabs
        label="影响"
        tabs={[
          tab('PASS', '变为合格', counts.nowPass),
          tab('FAIL', '变为不合格', counts.nowFail),
          tab('KEPT', '保留合格', counts.keptPass),
          tab('SCORE', '只有分数变', scoreOnly),
        ]}
      />
      <DataTable
        caption="更正前后的成绩"
        rows={changes.rows}
        rowKey={({ attemptId }) => attemptId}
        empty={
          <EmptyState title="没有人" icon="check">
            这一类没有人。
          </EmptyState>
        }
        columns={[
          {
            key: 'person',
            label: '学员',
            cell: ({ accountId, attemptId, attemptNo }) => (
              <>
                <a class="link" href={`/exam-monitor/attempts/${attemptId}`}>
                  {people.get(accountId)?.name ?? ''}
                </a>
                <span class="block text-sm text-muted figures">
                  {people.get(accountId)?.idNumberMasked}，第{attemptNo}次考试
                </span>
              </>
            ),
          },
          {
            key: 'before',
            label: '更正前',
            cell: (one) => `${one.beforeScore} 分，${resultNames[one.beforeResult]}`,
          },
          {
            key: 'after',
            label: '更正后',
            cell: (one) =>
              one.keptPass ? '按规则不变' : `${one.afterScore} 分，${resultNames[one.afterResult]}`,
          },
          {
            key: 'done',
            label: '办理',
            cell: ({ appliedAt, undoneAt }) =>
              undoneAt ? '已恢复' : appliedAt ? '已更正' : '试算',
          },
        ]}
      />
      <Pagination of={changes} />
    </Card>
  );
}
