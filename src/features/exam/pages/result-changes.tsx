import { Card, DataTable, DateTime } from '../../../ui/index.ts';
import type { ResultChange } from '../queries/closing/result-changes.ts';
import { resultNames } from '../rules/attempt.ts';

/** What corrections of the paper made of the result, for its learner; nothing without any. */
export function ResultChanges({ changes }: { changes: readonly ResultChange[] }) {
  if (changes.length === 0) return null;
  return (
    <Card title="成绩更正" icon="pen">
      <p class="mb-3">试题经复核有更正，成绩随之重新计算。每一次更正都列在这里。</p>
      <DataTable
        caption="成绩更正"
        rows={[...changes]}
        rowKey={({ at }) => at.toISOString()}
        columns={[
          { key: 'at', label: '时间', cell: ({ at }) => <DateTime value={at} /> },
          { key: 'before', label: '更正前', cell: ({ before }) => inWords(before) },
          {
            key: 'after',
            label: '更正后',
            cell: ({ before, after, notCounted }) =>
              notCounted
                ? '不再计入次数'
                : after.score === before.score && after.result === before.result
                  ? '不变，合格保留'
                  : inWords(after),
          },
          {
            key: 'state',
            label: '状态',
            cell: ({ revertedAt }) => (revertedAt ? '已撤销，恢复原成绩' : '有效'),
          },
        ]}
      />
    </Card>
  );
}

const inWords = ({ score, result }: ResultChange['after']) =>
  `${score === null ? '没有成绩' : `${score} 分`}，${resultNames[result]}`;
