import { Alert, ButtonLink, Card, DateTime, Form, Page, SubmitButton } from '../../../ui/index.ts';
import type { Attempt } from '../attempt.ts';
import type { SavedAnswer } from '../queries.ts';

/** Before handing in: what is answered, what is not, what is marked. */
export function SubmissionPage({
  attempt,
  count,
  answers,
}: {
  attempt: Attempt;
  count: number;
  answers: SavedAnswer[];
}) {
  const given = new Set(
    answers.filter((answer) => answer.response !== '').map((answer) => answer.itemNo),
  );
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const open = all.filter((itemNo) => !given.has(itemNo));
  const marked = answers.filter((answer) => answer.marked).map((answer) => answer.itemNo);
  return (
    <Page title="交卷前检查" width="narrow">
      <div class="stack">
        {open.length === 0 ? (
          <Alert tone="success">全部 {count} 题都已作答并保存。</Alert>
        ) : (
          <Alert tone="warning" title={`还有 ${open.length} 题没有作答`}>
            没有作答的题不得分。
          </Alert>
        )}
        {open.length > 0 ? <Items title="没有作答" attemptId={attempt.id} items={open} /> : null}
        {marked.length > 0 ? (
          <Items title="标记过的题" attemptId={attempt.id} items={marked} />
        ) : null}
        <Card title="交卷">
          <p class="mb-4">
            本次考试到 <DateTime value={attempt.deadlineAt} />{' '}
            截止，交卷后不能再修改，成绩立即显示。
          </p>
          <div class="flex flex-wrap gap-3">
            <Form action={`/attempts/${attempt.id}/submission`}>
              <SubmitButton>确认交卷</SubmitButton>
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

function Items({ title, attemptId, items }: { title: string; attemptId: string; items: number[] }) {
  return (
    <Card title={title}>
      <ul class="flex flex-wrap gap-2">
        {items.map((itemNo) => (
          <li key={itemNo}>
            <a
              class="btn btn-sm btn-outline figures"
              href={`/attempts/${attemptId}#q${itemNo}`}
              aria-label={`第${itemNo}题`}
            >
              {itemNo}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
