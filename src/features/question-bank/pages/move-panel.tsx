import type { Officer } from '../../../kernel/actor.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { Card, ConfirmButton, Form, SubmitButton, TextField } from '../../../ui/index.ts';
import type { QuestionView } from '../queries/question-view.ts';
import { decideMove, type Move, mayAuthor, mayReview } from '../rules/policy.ts';
import type { Version } from '../rules/version.ts';

interface MovePanelProps {
  view: QuestionView;
  actor: Officer;
  form: FormState;
}

/** What comes next for the newest version, and who does it; buttons only for moves that this person may make. */
export function MovePanel({ view, actor, form }: MovePanelProps) {
  const { newest, released } = view;
  const url = `/question-bank/questions/${newest.questionId}`;
  const may = (move: Move, version: Version | undefined) =>
    mayAuthor(actor) && version !== undefined && decideMove(move, version, actor).may;
  const plain: { move: Move; path: string; label: string }[] = [
    { move: 'OFFER', path: 'offer', label: '提交审核' },
    { move: 'APPROVE', path: 'approval', label: '审核通过' },
    { move: 'RELEASE', path: 'release', label: '发布' },
  ];
  return (
    <Card title="下一步" tone="accent">
      <p class="mb-4">{nextStep(newest, actor)}</p>
      <div class="flex flex-wrap gap-3">
        {plain
          .filter(({ move }) => may(move, newest))
          .map(({ move, path, label }) => (
            <Form key={move} action={`${url}/${path}`}>
              <SubmitButton>{label}</SubmitButton>
            </Form>
          ))}
        {may('RETURN', newest) ? (
          <Because
            {...{ form, action: `${url}/return`, label: '退回修改', tone: 'quiet' }}
            question="退回后是草稿，改好再提交。请写明要改什么。"
          />
        ) : null}
        {may('DISCARD', newest) ? (
          <Because
            {...{ form, action: `${url}/discard`, label: '放弃这一版', tone: 'danger' }}
            question="这一版不再使用，内容和意见仍可查看；以前发布的版本不受影响。"
          />
        ) : null}
        {may('RETIRE', released) ? (
          <Because
            {...{ form, action: `${url}/retirement`, label: '停用题目', tone: 'danger' }}
            question="停用后新的试卷不再抽它；用过它的试卷照旧显示。需要时可以用任何一版再写新版。"
          />
        ) : null}
      </div>
    </Card>
  );
}

function Because(props: {
  form: FormState;
  action: string;
  label: string;
  question: string;
  tone: 'quiet' | 'danger';
}) {
  const { form, action, label, question, tone } = props;
  const isWrong = form.errors.because !== undefined && form.values.of === action;
  return (
    <ConfirmButton {...{ action, label, question, tone }} confirm={label} open={isWrong}>
      <input type="hidden" name="of" value={action} />
      <TextField
        label="原因"
        required
        {...(isWrong ? fieldOf(form, 'because') : { name: 'because' })}
      />
    </ConfirmButton>
  );
}

/** What comes next, in one sentence. */
function nextStep({ state, offeredAt, editors }: Version, actor: Officer): string {
  const byAnother = editors.includes(actor.accountId) || !mayReview(actor);
  if (state === 'RELEASED') return '正在使用。要修改，请在下面的版本里选一版写新版。';
  if (state === 'RETIRED') return '没有在使用。要恢复，请在下面选一版写新版，再审核、发布。';
  if (state === 'REVIEWED')
    return byAnother ? '审核已通过，等另一位命题人员发布。' : '审核已通过，可以发布。';
  if (!offeredAt) return '还是草稿。写好后提交审核。';
  return byAnother
    ? '已提交，等没有写过这一版的命题人员审核。'
    : '请对照答案和解析检查：通过，或退回修改。';
}
