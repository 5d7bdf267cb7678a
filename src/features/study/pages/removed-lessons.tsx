import { Card } from '../../../ui/index.ts';
import type { RemovedLesson } from '../queries/studied-versions.ts';

/** The way to lessons that the learner studied and that were taken out since; nothing where there are none. */
export function RemovedLessons({
  lessons,
  base,
}: {
  lessons: readonly RemovedLesson[];
  base: string;
}) {
  if (lessons.length === 0) return null;
  return (
    <Card title="学过、后来撤下的课" icon="book">
      <p class="text-sm text-muted">不再计入学习进度，您学过的内容还可以看。</p>
      <ul class="mt-2">
        {lessons.map(({ id, title, versionNo }) => (
          <li key={id} class="py-1">
            <a class="link" href={`${base}/lessons/${id}/versions/${versionNo}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
