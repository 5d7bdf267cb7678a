import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import {
  Card,
  CheckboxField,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { isChoice, kindOf, type Question } from '../../assessment/index.ts';
import {
  correctionKindHints,
  correctionKindNames,
  correctionKinds,
  namesAnswers,
  passRuleNames,
} from '../rules/score-correction.ts';
import { QuestionCard } from './question-card.tsx';

export interface DraftCorrectionPageProps {
  topicId: string;
  question: Question;
  complaint: string | null;
  form: FormState;
}

/** What is wrong with a question, and how it is to count. */
export function DraftCorrectionPage(props: DraftCorrectionPageProps) {
  const { topicId, question, complaint, form } = props;
  const { answerFor } = kindOf(question.kind);
  const kinds = correctionKinds.filter(
    (kind) => isChoice(question.kind) || answerFor !== undefined || !namesAnswers(kind),
  );
  return (
    <Page
      title="提出成绩更正"
      lead="提交后先试算，谁的成绩都不变；看过影响到谁，再提请另一位经办人确认。"
      crumbs={[{ label: '成绩更正', href: '/score-corrections' }, { label: '提出更正' }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <QuestionCard question={question} />
        <Card title="怎样更正" icon="pen">
          <Form action="/score-corrections">
            <input type="hidden" name="topic" value={topicId} />
            <input type="hidden" name="question" value={question.id} />
            <input type="hidden" name="version" value={question.versionNo} />
            {complaint ? <input type="hidden" name="complaint" value={complaint} /> : null}
            <RadioField
              name="kind"
              label="更正的方式"
              value={typed(form.values, 'kind')}
              error={form.errors.kind}
              required
              options={kinds.map((value) => ({
                value,
                label: correctionKindNames[value],
                hint: correctionKindHints[value],
              }))}
            />
            {isChoice(question.kind) ? <Answers question={question} form={form} /> : null}
            {answerFor ? <EditedAnswer question={question} form={form} /> : null}
            <RadioField
              name="rule"
              label="更正后达不到合格线的"
              value={typed(form.values, 'rule', 'KEEP_PASS')}
              error={form.errors.rule}
              required
              options={[
                {
                  value: 'KEEP_PASS',
                  label: passRuleNames.KEEP_PASS,
                  hint: '已经合格的，成绩和合格单不动。',
                },
                {
                  value: 'AS_GRADED',
                  label: passRuleNames.AS_GRADED,
                  hint: '合格单、审验和学时随之撤销；请写明决定的依据。',
                },
              ]}
            />
            <TextArea
              {...fieldOf(form, 'ground')}
              label="依据"
              hint="谁发现的、怎样核实的。另一位经办人据此复核。"
              rows={3}
              maxLength={500}
              required
            />
            <SubmitButton busyText="正在提交…">试算</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

/** The answer of a kind that is not ticked, as its editor writes it. */
function EditedAnswer({ question, form }: { question: Question; form: FormState }) {
  const { Fields, values } = kindOf(question.kind).editing;
  const sent = Object.keys(form.values).length > 0;
  return (
    <fieldset class="field">
      <legend class="field-label">正确答案</legend>
      <div class="field-hint">只改哪个答案正确，考生看到的内容不变；题目作废时不用改。</div>
      <Fields values={sent ? form.values : values(question)} errors={form.errors} answerOnly />
    </fieldset>
  );
}

function Answers({ question, form }: { question: Question; form: FormState }) {
  const ticked = [form.values.accepted ?? []].flat();
  return (
    <fieldset
      class={form.errors.accepted ? 'field field-wrong' : 'field'}
      id="field-accepted"
      tabIndex={-1}
    >
      <legend class="field-label">正确答案</legend>
      <div class="field-hint">题目作废时不用选。</div>
      {form.errors.accepted ? <div class="field-error">{form.errors.accepted}</div> : null}
      {question.options.map(({ key, text }) => (
        <CheckboxField
          key={key}
          among
          name="accepted"
          value={key}
          checked={ticked.includes(key)}
          label={`${key} ${text}`}
        />
      ))}
    </fieldset>
  );
}
