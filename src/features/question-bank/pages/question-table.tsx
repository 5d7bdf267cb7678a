import { Badge, type Column, DataTable, DateTime } from '../../../ui/index.ts';
import { kindOf } from '../../assessment/index.ts';
import type { ListedQuestion } from '../queries/question-list.ts';
import { difficultyNames } from '../rules/differences.ts';
import { StateBadge } from './state-badge.tsx';

/** Questions of a list, each leading to its page; with tick boxes where they can be moved. */
export function QuestionTable({
  rows,
  lessons,
  ticks,
}: {
  rows: readonly ListedQuestion[];
  lessons: readonly { id: string; title: string }[];
  ticks: boolean;
}) {
  const titles = new Map(lessons.map(({ id, title }) => [id, title]));
  const tick: Column<ListedQuestion> = {
    key: 'tick',
    label: '选择',
    cell: ({ questionId, stem }) => (
      <input
        type="checkbox"
        class="checkbox checkbox-primary checkbox-sm"
        name="questionId"
        value={questionId}
        aria-label={`选择：${stem.slice(0, 30)}`}
      />
    ),
  };
  return (
    <DataTable
      caption="题目"
      field="questionId"
      rows={rows}
      rowKey={({ questionId }) => questionId}
      columns={[
        ...(ticks ? [tick] : []),
        { key: 'stem', label: '题干', cell: (row) => <StemCell row={row} /> },
        { key: 'kind', label: '题型', cell: ({ kind }) => kindOf(kind).name },
        { key: 'lesson', label: '课时', cell: ({ lessonId }) => titles.get(lessonId) ?? '' },
        {
          key: 'difficulty',
          label: '难度',
          cell: ({ difficulty }) => difficultyNames[difficulty] ?? '',
        },
        { key: 'state', label: '状态', cell: (row) => <StateCell row={row} /> },
        {
          key: 'saved',
          label: '最近保存',
          cell: ({ savedBy, savedAt }) => (
            <>
              {savedBy ?? '随系统提供'}
              <span class="block text-sm text-muted">
                <DateTime value={savedAt} />
              </span>
            </>
          ),
        },
      ]}
    />
  );
}

const mostShown = 80;

function StemCell({ row: { questionId, stem, point, tags, groupId } }: { row: ListedQuestion }) {
  const notes = [groupId ? '案例' : '', point ?? '', ...tags].filter((note) => note !== '');
  return (
    <>
      <a class="link" href={`/question-bank/questions/${questionId}`}>
        {stem.length > mostShown ? `${stem.slice(0, mostShown)}…` : stem}
      </a>
      {notes.length > 0 ? <span class="block text-sm text-muted">{notes.join(' · ')}</span> : null}
    </>
  );
}

function StateCell({ row }: { row: ListedQuestion }) {
  return (
    <span class="flex flex-wrap gap-1">
      <StateBadge {...row} />
      {row.isGiven && row.state !== 'RELEASED' ? <Badge tone="success">旧版使用中</Badge> : null}
    </span>
  );
}
