import { Alert, ButtonLink, Form, Page, SubmitButton } from '../../../ui/index.ts';
import type { LessonSummary } from '../../courses/index.ts';
import type { StudyCourse } from '../queries/study-course.ts';

/** Asks before the first lesson ends the right to a refund that is asked for (E20). */
export function BeginPage({ course, lesson }: { course: StudyCourse; lesson: LessonSummary }) {
  const { enrolment, topic } = course;
  return (
    <Page
      title="开始学习前，请确认"
      crumbs={[
        { label: '课程', href: '/courses' },
        { label: topic.title, href: `/study/${enrolment.id}` },
        { label: `第${lesson.position}课` },
      ]}
      width="narrow"
    >
      <div class="stack">
        <Alert tone="warning" title="这门课程正在申请退费">
          <p>
            打开第{lesson.position}课《{lesson.title}
            》就算开始学习。开始学习后不再退费：退费申请会自动撤回，课程照常学习，可以参加考试。
          </p>
        </Alert>
        <div class="flex flex-wrap gap-3">
          <Form action={`/study/${enrolment.id}/lessons/${lesson.id}/beginning`}>
            <SubmitButton>开始学习，不退费了</SubmitButton>
          </Form>
          <ButtonLink href={`/enrolments/${enrolment.id}/payment`} tone="quiet">
            先不学，查看退费进展
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}
