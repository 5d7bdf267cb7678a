import {
  Alert,
  ButtonLink,
  Card,
  DefinitionList,
  Form,
  formatDate,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import { enrolmentPhase, type LessonSummary, type Topic, topicFacts } from '../../courses/index.ts';
import type { CompetentBody, EndorserRule } from '../../organisations/index.ts';
import type { Enrolment } from '../rules/enrolment.ts';
import { EndorserCard } from './endorser-card.tsx';

export interface CoursePageProps {
  topic: Topic;
  lessons: LessonSummary[];
  endorser?: CompetentBody<EndorserRule> | null;
  enrolment?: Enrolment | null;
  signedIn?: boolean;
  now: Date;
  /** The page of the topic's authors, for whom this is a preview. */
  preview?: string;
}

/** A course before it is selected (N5): rules, price document, window, attempts, lessons. */
export function CoursePage({
  topic,
  lessons,
  endorser,
  enrolment = null,
  signedIn = false,
  now,
  preview,
}: CoursePageProps) {
  return (
    <Page
      title={topic.title}
      lead={topic.summary}
      crumbs={
        preview
          ? [{ label: topic.title, href: preview }, { label: '预览' }]
          : [{ label: '课程', href: '/courses' }, { label: `${topic.year}年` }]
      }
    >
      {preview ? <Alert tone="info">这是预览：学员选报前看到的课程页。点课名看课文。</Alert> : null}
      <div class="two-columns">
        <div class="stack">
          <Card title="学什么、怎么考" icon="info">
            <DefinitionList items={topicFacts(topic)} />
          </Card>
          <Card title={`课程目录（${lessons.length}课）`} icon="book">
            <ol class="flex flex-col">
              {lessons.map((lesson) => (
                <li key={lesson.id} class="flex gap-3 py-2 border-b border-line last:border-0">
                  <span class="figures text-muted w-6 text-right shrink-0">{lesson.position}</span>
                  <span class="min-w-0">
                    {preview ? (
                      <a class="link font-medium" href={`${preview}/preview/${lesson.id}`}>
                        {lesson.title}
                      </a>
                    ) : (
                      <span class="font-medium">{lesson.title}</span>
                    )}
                    <span class="block text-sm text-muted">{lesson.summary}</span>
                  </span>
                  <span class="ml-auto figures text-sm text-muted shrink-0">
                    {lesson.minutes}分钟
                  </span>
                </li>
              ))}
            </ol>
          </Card>
        </div>
        <div class="stack">
          <Card title="选报" icon="pen" tone="accent">
            {preview ? (
              <p>学员在这里选报。</p>
            ) : (
              <Choice topic={topic} enrolment={enrolment} signedIn={signedIn} now={now} />
            )}
          </Card>
          {endorser ? <EndorserCard endorser={endorser} /> : null}
        </div>
      </div>
    </Page>
  );
}

function Choice({
  topic,
  enrolment,
  signedIn,
  now,
}: {
  topic: Topic;
  enrolment: Enrolment | null;
  signedIn: boolean;
  now: Date;
}) {
  const phase = enrolmentPhase(topic, now);
  if (enrolment) {
    return (
      <>
        <p class="mb-3">您已经选报了这门课程。</p>
        <ButtonLink href={`/enrolments/${enrolment.id}`}>查看办理进度</ButtonLink>
      </>
    );
  }
  if (phase === 'NOT_YET')
    return <Alert tone="info">{formatDate(topic.enrolmentOpensAt)}开放选课，届时请再来。</Alert>;
  if (phase === 'CLOSED') return <Alert tone="warning">选课和补学时间都已结束。</Alert>;
  const free = topic.feeFen === 0;
  if (!signedIn) {
    return (
      <>
        <p class="mb-3">
          {free
            ? '注册或登录后即可选报，选报后就能学习。'
            : '注册或登录后即可选报，选报不收费，缴费后开通学习。'}
        </p>
        <div class="flex gap-2">
          <ButtonLink href={`/login?next=/courses/${topic.id}`}>登录</ButtonLink>
          <ButtonLink href="/register" tone="quiet">
            注册
          </ButtonLink>
        </div>
      </>
    );
  }
  return (
    <Form action="/enrolments">
      <input type="hidden" name="topicId" value={topic.id} />
      {phase === 'MAKE_UP' ? (
        <p class="mb-3">这是往年专题，可以补学到 {formatDate(topic.makeUpUntil as Date)}。</p>
      ) : (
        <p class="mb-3">
          {free ? '这门课程免费，选报后就能学习和考试。' : '选报后再缴费；缴费前可以退选。'}
        </p>
      )}
      <SubmitButton>{phase === 'MAKE_UP' ? '选报补学' : '选报这门课程'}</SubmitButton>
    </Form>
  );
}
