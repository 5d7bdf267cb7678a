import { DataTable } from '../../ui/index.ts';
import type { LessonSummary } from '../catalogue/index.ts';
import type { Grade } from './paper.ts';

/** Where points were earned and lost, lesson by lesson: the bar shows what the figures say. */
export function LessonScores({
  scores,
  lessons,
}: {
  scores: Grade['byLesson'];
  lessons: readonly LessonSummary[];
}) {
  const rows = scores
    .map((row) => ({ ...row, lesson: lessons.find((lesson) => lesson.id === row.lessonId) }))
    .toSorted((a, b) => (a.lesson?.position ?? 0) - (b.lesson?.position ?? 0));
  return (
    <DataTable
      caption="各课得分"
      rows={rows}
      rowKey={(row) => row.lessonId}
      columns={[
        {
          key: 'lesson',
          label: '课程',
          cell: (row) => (row.lesson ? `第${row.lesson.position}课　${row.lesson.title}` : ''),
        },
        {
          key: 'bar',
          label: '得分率',
          cell: (row) => (
            <span class="flex items-center gap-2">
              <progress
                class="progress progress-primary w-28"
                value={row.score}
                max={row.full}
                aria-label="得分率"
              />
              <span class="figures">{Math.round((row.score / row.full) * 100)}%</span>
            </span>
          ),
        },
        {
          key: 'score',
          label: '得分 / 满分',
          numeric: true,
          cell: (row) => `${row.score} / ${row.full}`,
        },
      ]}
    />
  );
}
