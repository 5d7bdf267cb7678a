import type { RenderedText } from '../../../platform/rich-text/index.ts';
import { Alert, ButtonLink, Card, EmptyState, Page, Stat, Tabs } from '../../../ui/index.ts';
import { AnswerReview, type Grade, LessonScores, type SheetItem } from '../../assessment/index.ts';
import type { LessonSummary } from '../../courses/index.ts';
import type { PracticeCourse } from '../queries/practice-course.ts';
import type { MockAttempt } from '../rules/mock.ts';

export interface MockResultPageProps {
  course: PracticeCourse;
  mock: MockAttempt;
  url: string;
  only: 'wrong' | null;
  items: SheetItem[];
  responses: string[];
  explanations: RenderedText[];
  grade: Grade;
  lessons: LessonSummary[];
}

/** The result of a mock exam (N14): score, score by lesson, and every answer with its explanation. */
export function MockResultPage(props: MockResultPageProps) {
  const { course, mock, url, only, grade, items } = props;
  const { topic, enrolment } = course;
  const passed = (mock.score ?? 0) >= topic.examPassMark;
  const rightCount = grade.right.filter(Boolean).length;
  const shown = items.filter((item) => only === null || !grade.right[item.itemNo - 1]);
  return (
    <Page
      title="模拟考试成绩"
      lead={topic.title}
      crumbs={[{ label: '模拟练习', href: `/practice/${enrolment.id}` }, { label: '成绩与解析' }]}
      actions={<ButtonLink href={`/practice/${enrolment.id}`}>再练一次</ButtonLink>}
    >
      <div class="stack">
        <Alert
          tone={passed ? 'success' : 'warning'}
          title={passed ? '达到了正式考试的合格线' : '还没有达到正式考试的合格线'}
        >
          模拟考试只供练习，不计次数，不影响成绩。
          {rightCount < items.length ? '没有答对的题（含没有作答的）已收进错题练习。' : ''}
        </Alert>
        <div class="grid gap-5 sm:grid-cols-3">
          <Stat label="得分" value={mock.score ?? 0} note={`满分 ${topic.examFullMark}`} />
          <Stat label="答对" value={`${rightCount} 题`} note={`共 ${items.length} 题`} />
          <Stat label="合格线" value={topic.examPassMark} />
        </div>
        <Card title="各课得分" icon="book">
          <LessonScores
            scores={grade.byLesson}
            lessons={props.lessons}
            practice={`/practice/${enrolment.id}`}
          />
        </Card>
        <section aria-label="答案与解析">
          <Tabs
            label="显示哪些题"
            tabs={[
              {
                href: `${url}/result`,
                label: '全部题目',
                current: only === null,
                count: items.length,
              },
              {
                href: `${url}/result?only=wrong`,
                label: '没有答对的',
                current: only === 'wrong',
                count: items.length - rightCount,
              },
            ]}
          />
          {shown.length === 0 ? (
            <EmptyState title="全部答对" icon="check">
              这次没有错题。
            </EmptyState>
          ) : (
            <AnswerReview
              items={shown}
              responses={props.responses}
              answerKeys={mock.paper.answerKeys}
              explanations={props.explanations}
            />
          )}
        </section>
      </div>
    </Page>
  );
}
