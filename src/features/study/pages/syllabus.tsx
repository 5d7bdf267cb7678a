import { Icon, Progress } from '../../../ui/index.ts';
import { type Chapter, countedWord, type LessonSummary } from '../../courses/index.ts';
import type { LessonProgress } from '../queries/progress.ts';
import type { StudyCourse } from '../queries/study-course.ts';
import { lessonDone, lessonsMissing } from '../rules/completion.ts';

export interface SyllabusProps {
  course: StudyCourse;
  chapters: readonly Chapter[];
  progress: readonly LessonProgress[];
  /** The lesson that is open. */
  current: string;
}

/** The lessons of the course with how far each is: beside the text, on a phone folded above it. */
export function Syllabus(props: SyllabusProps) {
  const { lessons } = props.course;
  const at = lessons.find(({ id }) => id === props.current)?.position ?? 1;
  return (
    <>
      <aside class="lesson-side no-print">
        <LessonList {...props} />
      </aside>
      <details class="lesson-fold no-print">
        <summary>
          <Icon name="list" /> 目录
          <span class="figures font-normal text-muted">
            第{at}课，共{lessons.length}课
          </span>
        </summary>
        <LessonList {...props} />
      </details>
    </>
  );
}

function LessonList({ course, chapters, progress, current }: SyllabusProps) {
  const { enrolment, topic, lessons } = course;
  const done = lessons.length - lessonsMissing(topic, lessons, progress).length;
  const state = (lesson: LessonSummary) => {
    const own = progress.find((one) => one.lessonId === lesson.id);
    return lessonDone(topic, lesson, own) ? 'done' : own ? 'begun' : 'open';
  };
  return (
    <nav aria-label="课程目录">
      <a class="font-semibold hover:underline" href={`/study/${enrolment.id}`}>
        {topic.title}
      </a>
      <Progress
        label={countedWord(topic)}
        value={done}
        max={lessons.length}
        text={`${done} / ${lessons.length}`}
      />
      {chapters.map((chapter) => (
        <section key={chapter.id}>
          <h2 class="lesson-chapter">{chapter.title}</h2>
          <ul>
            {lessons
              .filter(({ chapterId }) => chapterId === chapter.id)
              .map((lesson) => (
                <li key={lesson.id}>
                  <LessonLink
                    lesson={lesson}
                    state={state(lesson)}
                    href={`/study/${enrolment.id}/lessons/${lesson.id}`}
                    current={lesson.id === current}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const stateWords = { done: '，学过', begun: '，正在学', open: '，还没有学' };

function LessonLink({
  lesson,
  state,
  href,
  current,
}: {
  lesson: LessonSummary;
  state: keyof typeof stateWords;
  href: string;
  current: boolean;
}) {
  return (
    <a class="lesson-link" href={href} aria-current={current ? 'page' : undefined}>
      <span class={`lesson-dot lesson-dot-${state}`} aria-hidden="true">
        {state === 'done' ? <Icon name="check" size={14} /> : lesson.position}
      </span>
      <span>
        <span class="sr-only">
          第{lesson.position}课{stateWords[state]}：
        </span>
        {lesson.title}
      </span>
    </a>
  );
}
