import type { Grade } from '../rules/grading.ts';

/** Below this share of the points of a lesson, practice of it is offered. */
const weak = 0.6;

/** The score by lesson, as bars and figures; a weak lesson leads to its practice. */
export function LessonScores({
  scores,
  lessons,
  practice,
}: {
  scores: Grade['byLesson'];
  /** The start page of practice, under which each lesson has its own. */
  practice: string;
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
              {score < full * weak ? (
                <a
                  class="link ml-3 text-sm whitespace-nowrap"
                  href={`${practice}/lessons/${lessonId}`}
                >
                  练这一课
                </a>
              ) : null}
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
