import type { RenderedText } from '../../../platform/rich-text/index.ts';
import { Alert, ButtonLink, EmptyState, Form, Page, SubmitButton } from '../../../ui/index.ts';
import { AnswerReview, QuestionSheet } from '../../assessment/index.ts';
import type { LessonSummary } from '../../courses/index.ts';
import type { LessonChecks } from '../../question-bank/index.ts';
import type { PracticeCourse } from '../queries/practice-course.ts';

export interface LessonPracticePageProps {
  course: PracticeCourse;
  lesson: LessonSummary;
  checks: LessonChecks;
  /** What was answered, with what is shown then; null before. */
  answered: {
    responses: readonly string[];
    right: readonly boolean[];
    explanations: readonly RenderedText[];
  } | null;
}

/** A few questions of one lesson, asked or with their answers (N14). */
export function LessonPracticePage(props: LessonPracticePageProps) {
  const { course, lesson, checks, answered } = props;
  const practice = `/practice/${course.enrolment.id}`;
  const study = `/study/${course.enrolment.id}`;
  return (
    <Page
      title={`第${lesson.position}课的练习`}
      lead={lesson.title}
      width="narrow"
      crumbs={[
        { label: course.topic.title, href: study },
        { label: '模拟练习', href: practice },
        { label: `第${lesson.position}课` },
      ]}
    >
      {checks.items.length === 0 ? (
        <EmptyState title="这一课还没有练习题" icon="pen">
          可以做一次模拟考试，里面各课的题都有。
        </EmptyState>
      ) : answered ? (
        <Answered {...props} answered={answered} practice={practice} study={study} />
      ) : (
        <Form action={`${practice}/lessons/${lesson.id}`}>
          <input type="hidden" name="asked" value={checks.asked} />
          {checks.items.map((item) => (
            <QuestionSheet key={item.itemNo} items={[item]} responses={[]} marked={null} />
          ))}
          <div class="flex flex-wrap gap-3">
            <SubmitButton busyText="正在对答案…">对答案</SubmitButton>
            <ButtonLink href={`${study}/lessons/${lesson.id}`} tone="quiet">
              回到课文
            </ButtonLink>
          </div>
        </Form>
      )}
    </Page>
  );
}

function Answered({
  lesson,
  checks,
  answered,
  practice,
  study,
}: LessonPracticePageProps & {
  answered: NonNullable<LessonPracticePageProps['answered']>;
  practice: string;
  study: string;
}) {
  const right = answered.right.filter(Boolean).length;
  const all = right === checks.items.length;
  return (
    <div class="stack">
      <Alert
        tone={all ? 'success' : 'info'}
        title={`答对 ${right} 题，共 ${checks.items.length} 题`}
      >
        {all ? '这一课掌握得不错。' : '没有答对的已收进错题，过后再练。'}
      </Alert>
      <AnswerReview
        items={checks.items}
        responses={answered.responses}
        answerKeys={checks.paper.answerKeys}
        explanations={answered.explanations}
      />
      <div class="flex flex-wrap gap-3">
        <ButtonLink href={`${practice}/lessons/${lesson.id}`}>再练几道</ButtonLink>
        <ButtonLink href={`${study}/lessons/${lesson.id}`} tone="quiet">
          回到课文
        </ButtonLink>
        <ButtonLink href={practice} tone="quiet">
          模拟练习
        </ButtonLink>
      </div>
    </div>
  );
}
