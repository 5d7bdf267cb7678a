import type { Grade } from '../rules/grading.ts';

/** The score by lesson, as bars and figures. */
export function LessonScores({
  scores,
  lessons,
}: {
  scores: Grade['byLesson'];
  lessons: readonly { id: string; position: number; title: string }[];
}) {
  const rows = scores
    .map((row) => ({ ...row, lesson: lessons.find((lesson) => lesson.id === row.lessonId) }))
    .toSorted((a, b) => (a.lesson?.position ?? 0) - (b.lesson?.position ?? 0));
  return (
    <table class="lesson-scores">
      <caption class="sr-only">各课得分</caption>
      <thead>
        <tr>
          <th scope="col">课程</th>
          <th scope="col">得分 / 满分</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ lessonId, lesson, score, full }) => (
          <tr key={lessonId}>
            <th scope="row">
              {lesson ? `第${lesson.position}课　${lesson.title}` : ''}
              <progress
                class="progress progress-primary"
                value={score}
                max={full}
                aria-hidden="true"
              />
            </th>
            <td class="figures">
              {score} / {full}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
