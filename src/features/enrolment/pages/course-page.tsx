import { daysUntil } from '../../../kernel/calendar.ts';
import {
  Alert,
  ButtonLink,
  Card,
  DefinitionList,
  HelpMark,
  Icon,
  Page,
} from '../../../ui/index.ts';
import {
  type Chapter,
  examWindow,
  type LessonSummary,
  type Topic,
  topicFacts,
} from '../../courses/index.ts';
import type { CompetentBody, EndorserRule } from '../../organisations/index.ts';
import type { Enrolment } from '../rules/enrolment.ts';
import { BuyBar, Choice } from './course-choice.tsx';
import { EndorserCard } from './endorser-card.tsx';
import { CourseCover, LessonPicture } from './lesson-picture.tsx';

export interface CoursePageProps {
  topic: Topic;
  chapters: readonly Chapter[];
  lessons: LessonSummary[];
  endorser?: CompetentBody<EndorserRule> | null;
  enrolment?: Enrolment | null;
  signedIn?: boolean;
  now: Date;
  /** The page of the topic's authors, for whom this is a preview. */
  preview?: string;
}

/** A course before it is selected (N5): cover, four figures, trial, lessons; every rule in one fold-out. */
export function CoursePage(props: CoursePageProps) {
  const { topic, lessons, endorser, enrolment = null, signedIn = false, now, preview } = props;
  const choice = { topic, enrolment, signedIn, now };
  return (
    <Page title={topic.title} heading={false} width="full" crumbs={[]}>
      <div class="course-cover decoration-ground">
        <CourseCover />
        <Head {...props} />
      </div>
      <div class="course-body course-body-raised">
        <div class="flex min-w-0 flex-col gap-8">
          {preview ? (
            <Alert tone="info">这是预览：学员选报前看到的课程页。点课名看课文。</Alert>
          ) : null}
          <Figures topic={topic} lessons={lessons} now={now} />
          {preview || !lessons[0] ? null : <Trial topic={topic} lesson={lessons[0]} />}
          <Lessons {...props} />
          <Rules topic={topic} />
        </div>
        <div class="course-buy stack">
          <div class={preview ? '' : 'max-lg:hidden'}>
            <Card title="选报" icon="pen" tone="accent">
              {preview ? <p>学员在这里选报。</p> : <Choice {...choice} />}
            </Card>
          </div>
          {endorser ? <EndorserCard endorser={endorser} /> : null}
        </div>
      </div>
      {preview ? null : <BuyBar {...choice} />}
    </Page>
  );
}

function Head({ topic, lessons, preview }: CoursePageProps) {
  return (
    <header class="course-head">
      <nav aria-label="所在位置" class="text-sm text-muted">
        <a class="link link-hover" href={preview ?? '/courses'}>
          {preview ? '年度专题' : '课程'}
        </a>{' '}
        / {topic.year}年
      </nav>
      <p class="mt-4 font-semibold text-accent">{topic.year}年公需科目专题</p>
      <div class="with-help">
        <h1>{topic.title}</h1>
        <HelpMark />
      </div>
      <p class="mt-3 max-w-[28em] lg:text-lg">{topic.summary}</p>
      {preview || lessons.length === 0 ? null : (
        <p class="mt-5 flex flex-wrap items-center gap-x-5 gap-y-2">
          <ButtonLink href={`/courses/${topic.id}/trial`} tone="quiet" size="large">
            <Icon name="play" /> 先试学第1课
          </ButtonLink>
          <span class="text-sm">不用登录，不用缴费</span>
        </p>
      )}
    </header>
  );
}

/** The four figures people ask for first. */
function Figures({ topic, lessons, now }: Pick<CoursePageProps, 'topic' | 'lessons' | 'now'>) {
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const films = lessons.filter(({ videoSeconds }) => videoSeconds !== null).length;
  // In make-up time the topic's own end has passed (E7).
  const closesAt = now < topic.examClosesAt ? topic.examClosesAt : examWindow(topic).closesAt;
  const figures = [
    { figure: topic.creditHours, unit: '学时', note: '公需科目' },
    {
      figure: lessons.length,
      unit: '课',
      note: `约 ${Math.round(minutes / 60)} 小时${films > 0 ? `，${films} 课带影片` : ''}`,
    },
    topic.maxAttempts === null
      ? { figure: '不限', unit: '', note: `考试次数，${topic.examPassMark} 分合格` }
      : {
          figure: topic.maxAttempts,
          unit: '次',
          note: `考试机会，${topic.examPassMark} 分合格`,
        },
    now < closesAt
      ? { figure: daysUntil(closesAt, now), unit: '天', note: '后考试截止' }
      : { figure: '已截止', unit: '', note: '考试时间已过' },
  ];
  return (
    <dl class="course-figures" aria-label="四个数字">
      {figures.map(({ figure, unit, note }) => (
        <div key={note}>
          <dt>
            <b>{figure}</b>
            {unit}
          </dt>
          <dd>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function Trial({ topic, lesson }: { topic: Topic; lesson: LessonSummary }) {
  return (
    <a class="course-trial" href={`/courses/${topic.id}/trial`}>
      <LessonPicture position={1} chapter={1} />
      <span class="p-5">
        <span class="text-sm font-semibold text-accent">试学 · 约 {lesson.minutes} 分钟</span>
        <b class="mt-1 block text-lg">
          第{lesson.position}课　{lesson.title}
        </b>
        <span class="text-muted">{lesson.summary}</span>
      </span>
    </a>
  );
}

function Lessons({ chapters, lessons, preview }: CoursePageProps) {
  return (
    <section aria-labelledby="lessons">
      <h2 id="lessons" class="text-xl font-bold">
        课程目录（{lessons.length}课）
      </h2>
      {chapters.map((chapter) => (
        <section key={chapter.id} class="mt-5">
          <h3 class="text-sm font-semibold text-muted">{chapter.title}</h3>
          <ol>
            {lessons
              .filter(({ chapterId }) => chapterId === chapter.id)
              .map((lesson) => (
                <LessonRow
                  key={lesson.id}
                  lesson={lesson}
                  chapter={chapter.position}
                  href={preview ? `${preview}/preview/${lesson.id}` : null}
                />
              ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

function LessonRow({
  lesson,
  chapter,
  href,
}: {
  lesson: LessonSummary;
  chapter: number;
  href: string | null;
}) {
  const title = `${lesson.position}　${lesson.title}`;
  return (
    <li class="course-lesson">
      <LessonPicture position={lesson.position} chapter={chapter} />
      <span class="min-w-0">
        {href ? (
          <a class="link font-semibold" href={href}>
            {title}
          </a>
        ) : (
          <span class="font-semibold">{title}</span>
        )}
        <span class="block text-sm text-muted max-sm:hidden">{lesson.summary}</span>
        <span class="block text-sm text-muted sm:hidden">{lesson.minutes} 分钟</span>
      </span>
      <span class="figures text-sm text-muted max-sm:hidden">{lesson.minutes} 分钟</span>
    </li>
  );
}

function Rules({ topic }: { topic: Topic }) {
  return (
    <section class="sheet course-rules">
      <details>
        <summary>
          收费、时间、考试和退费的全部规则
          <span aria-hidden="true">展开</span>
        </summary>
        <div class="pb-3">
          <DefinitionList items={topicFacts(topic)} />
        </div>
      </details>
    </section>
  );
}
