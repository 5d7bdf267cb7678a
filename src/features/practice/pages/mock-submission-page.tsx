import { ButtonLink, Card, Form, Page, SubmitButton } from '../../../ui/index.ts';
import { SubmissionSummary } from '../../assessment/index.ts';
import type { PracticeCourse } from '../queries/practice-course.ts';

/** The page before handing in a mock exam: unanswered and marked items. */
export function MockSubmissionPage({
  course,
  url,
  written,
}: {
  course: PracticeCourse;
  url: string;
  written: readonly { response: string; marked: boolean }[];
}) {
  return (
    <Page title="交卷前检查" lead={`${course.topic.title} 模拟考试`} width="narrow">
      <Card>
        <SubmissionSummary written={written} sheetUrl={url} />
        <div class="flex flex-wrap gap-3 mt-6">
          <Form action={`${url}/submission`}>
            <SubmitButton busyText="正在评分…">交卷，看答案</SubmitButton>
          </Form>
          <ButtonLink href={url} tone="quiet">
            回去继续答题
          </ButtonLink>
        </div>
      </Card>
    </Page>
  );
}
