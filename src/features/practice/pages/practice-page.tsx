import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  Form,
  formatTime,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { LessonSummary } from '../../courses/index.ts';
import type { PracticeCourse } from '../queries/practice-course.ts';
import { isRunning, type MockAttempt } from '../rules/mock.ts';
import { rightsToLeave, type WrongQuestion } from '../rules/practice-set.ts';

export interface PracticePageProps {
  course: PracticeCourse;
  mocks: MockAttempt[];
  wrong: WrongQuestion[];
  lessons: readonly LessonSummary[];
  now: Date;
}

/** The start page of practice: mock exam, practice set, and results so far. */
export function PracticePage({ course, mocks, wrong, lessons, now }: PracticePageProps) {
  const { enrolment, topic } = course;
  return (
    <Page
      title="模拟练习"
      lead="与正式考试同样的题型、时间和界面。不占用考试次数，不影响成绩和学时，可以反复练。"
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: topic.title, href: `/study/${enrolment.id}` },
        { label: '模拟练习' },
      ]}
      actions={
        <ButtonLink href={`/exams/${enrolment.id}`} tone="quiet">
          去正式考试
        </ButtonLink>
      }
    >
      <div class="stack">
        <div class="grid gap-5 md:grid-cols-2 items-stretch">
          <MockCard course={course} running={mocks.find((mock) => isRunning(mock, now))} />
          <WrongCard course={course} count={wrong.length} />
        </div>
        <Card title="按课练习" icon="book">
          <p class="mb-2 text-muted">一次五题，答完马上看解析；答错的收进错题。</p>
          <ul class="grid gap-x-8 sm:grid-cols-2">
            {lessons.map(({ id, position, title }) => (
              <li key={id} class="border-b border-line">
                <a
                  class="flex min-h-11 items-center gap-3 py-2 hover:text-primary"
                  href={`/practice/${enrolment.id}/lessons/${id}`}
                >
                  <span class="figures w-6 shrink-0 text-right text-muted">{position}</span>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </Card>
        <Card title="模拟考试记录" icon="list">
          <History course={course} mocks={mocks} now={now} />
        </Card>
      </div>
    </Page>
  );
}

function MockCard({
  course,
  running,
}: {
  course: PracticeCourse;
  running: MockAttempt | undefined;
}) {
  const { enrolment, topic } = course;
  const questions = topic.blueprint.reduce(
    (sum, line) => sum + line.count * (line.kind === 'GROUP' ? line.questionsEach : 1),
    0,
  );
  return (
    <Card title="模拟考试" icon="pen" tone="accent">
      <DefinitionList
        items={[
          { label: '题量', value: `${questions} 题，满分 ${topic.examFullMark} 分` },
          { label: '时间', value: `${topic.examMinutes} 分钟` },
          { label: '交卷后', value: '立即显示得分、答案和解析' },
        ]}
      />
      <div class="mt-5">
        {running ? (
          <ButtonLink href={`/practice/${enrolment.id}/mocks/${running.id}`}>
            {`继续模拟考试（${formatTime(running.deadlineAt)} 截止）`}
          </ButtonLink>
        ) : (
          <Form action={`/practice/${enrolment.id}/mocks`}>
            <SubmitButton busyText="正在出卷…">开始模拟考试</SubmitButton>
          </Form>
        )}
      </div>
    </Card>
  );
}

function WrongCard({ course, count }: { course: PracticeCourse; count: number }) {
  return (
    <Card title="错题练习" icon="flag">
      {count > 0 ? (
        <>
          <p>
            还有 <b class="figures text-2xl">{count}</b> 道错题。
          </p>
          <p class="text-muted mt-1">
            一题一题地练，答完马上看解析；连续答对 {rightsToLeave} 次，这道题就算练会了。
          </p>
          <div class="mt-5">
            <ButtonLink href={`/practice/${course.enrolment.id}/questions`}>练习错题</ButtonLink>
          </div>
        </>
      ) : (
        <p class="text-muted">现在没有错题。模拟考试中答错的题会自动收集到这里，供您反复练习。</p>
      )}
    </Card>
  );
}

function History({ course, mocks, now }: Pick<PracticePageProps, 'course' | 'mocks' | 'now'>) {
  const { enrolment, topic } = course;
  return (
    <DataTable
      caption="模拟考试记录"
      rows={mocks}
      rowKey={(mock) => mock.id}
      empty={
        <EmptyState title="还没有做过模拟考试" icon="pen">
          正式考试前做一次模拟考试，熟悉题型和界面。
        </EmptyState>
      }
      columns={[
        { key: 'at', label: '开始时间', cell: (mock) => <DateTime value={mock.startedAt} /> },
        {
          key: 'score',
          label: '得分',
          numeric: true,
          cell: (mock) => (mock.score === null ? '—' : `${mock.score} / ${topic.examFullMark}`),
        },
        {
          key: 'state',
          label: '结果',
          cell: (mock) =>
            mock.score === null ? (
              <Badge tone={isRunning(mock, now) ? 'info' : 'neutral'}>
                {isRunning(mock, now) ? '进行中' : '时间已到'}
              </Badge>
            ) : (
              <Badge tone={mock.score >= topic.examPassMark ? 'success' : 'warning'}>
                {mock.score >= topic.examPassMark ? '达到合格线' : '未达到合格线'}
              </Badge>
            ),
        },
        {
          key: 'open',
          label: '查看',
          cell: (mock) => (
            <a class="link" href={`/practice/${enrolment.id}/mocks/${mock.id}`}>
              {mock.handedInAt ? '答案与解析' : '打开'}
            </a>
          ),
        },
      ]}
    />
  );
}
