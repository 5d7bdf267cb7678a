import { ButtonLink, Card, DateTime, Form, Page, SubmitButton } from '../../../ui/index.ts';
import { SubmissionSummary } from '../../assessment/index.ts';
import type { SavedAnswer } from '../queries/answering/saved-answers.ts';
import type { Attempt } from '../rules/attempt.ts';

/** The page before handing in: items answered, unanswered and marked. */
export function SubmissionPage({
  attempt,
  count,
  answers,
}: {
  attempt: Attempt;
  count: number;
  answers: SavedAnswer[];
}) {
  const saved = new Map(answers.map((answer) => [answer.itemNo, answer]));
  const written = Array.from(
    { length: count },
    (_, index) => saved.get(index + 1) ?? { response: '', marked: false },
  );
  return (
    <Page title="交卷前检查" width="narrow">
      <div class="stack">
        <SubmissionSummary written={written} sheetUrl={`/attempts/${attempt.id}`} />
        <Card title="交卷" icon="pen" tone="accent">
          <p class="mb-4">
            本次考试到 <DateTime value={attempt.deadlineAt} />{' '}
            截止，交卷后不能再修改，成绩立即显示。
          </p>
          <div class="flex flex-wrap gap-3">
            <Form action={`/attempts/${attempt.id}/submission`}>
              <SubmitButton busyText="正在交卷…">确认交卷</SubmitButton>
            </Form>
            <ButtonLink href={`/attempts/${attempt.id}`} tone="quiet">
              回去继续答题
            </ButtonLink>
          </div>
        </Card>
      </div>
    </Page>
  );
}
