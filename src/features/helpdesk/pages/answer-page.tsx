import type { FormState } from '../../../platform/http/form.ts';
import {
  ButtonLink,
  Card,
  DateTime,
  type Definition,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { isAllowed, type Question, ratingNames, stateNames } from '../rules/question.ts';
import { Conversation, type ConversationProps } from './conversation.tsx';

export interface AnswerPageProps extends Omit<ConversationProps, 'questionId'> {
  question: Question;
  /** The data of the asker that the body may see. */
  person: Definition[];
  /** Bodies it can be handed over to. */
  bodies: { id: string; name: string }[];
  form: FormState;
}

/** A question for its holder: asker, conversation, forms to answer and hand over. */
export function AnswerPage(props: AnswerPageProps) {
  const { question, person, bodies, form, entries, files, nameOf } = props;
  const { id, title, state, topicName, heldSince, rating } = question;
  const answered = entries.some(({ kind }) => kind === 'ANSWER');
  return (
    <Page
      title={title}
      crumbs={[{ label: '提问办理', href: '/question-desk' }, { label: title }]}
      actions={
        answered ? (
          <ButtonLink href={`/question-desk/${id}/article`} tone="quiet">
            整理成知识
          </ButtonLink>
        ) : null
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card>
          <DefinitionList
            items={[
              { label: '事项', value: topicName },
              { label: '状态', value: stateNames[state] },
              { label: '转来时间', value: <DateTime value={heldSince} /> },
              { label: '评价', value: rating ? ratingNames[rating] : null },
              ...person,
            ]}
          />
        </Card>
        <Conversation questionId={id} entries={entries} files={files} nameOf={nameOf} />
        {isAllowed(state, 'ANSWER') ? <Answer {...props} /> : null}
        {isAllowed(state, 'HANDED_OVER') ? (
          <Card title="转给其他单位" icon="building">
            <Form action={`/question-desk/${id}/hand-over`} class="stack">
              <SelectField
                name="organisationId"
                label="转给"
                placeholder="请选择"
                required
                value={String(form.values.organisationId ?? '')}
                error={form.errors.organisationId}
                options={bodies.map((body) => ({ value: body.id, label: body.name }))}
              />
              <TextField
                name="reason"
                label="为什么转"
                required
                value={String(form.values.reason ?? '')}
                error={form.errors.reason}
              />
              <SubmitButton tone="quiet">转出</SubmitButton>
            </Form>
          </Card>
        ) : null}
      </div>
    </Page>
  );
}

function Answer({ question: { id, state }, form }: AnswerPageProps) {
  const asksBack = isAllowed(state, 'ASK_BACK');
  return (
    <Card title={state === 'ANSWERED' ? '再答复一次' : '答复'} icon="pen" tone="accent">
      <Form action={`/question-desk/${id}/answers`} class="stack">
        {asksBack ? (
          <RadioField
            name="kind"
            label="这是"
            required
            value={String(form.values.kind ?? 'ANSWER')}
            options={[
              { value: 'ANSWER', label: '答复' },
              { value: 'ASK_BACK', label: '请提问人补充情况' },
            ]}
          />
        ) : null}
        <TextArea
          name="text"
          label="内容"
          required
          rows={6}
          value={String(form.values.text ?? '')}
          error={form.errors.text}
        />
        <SubmitButton>发送</SubmitButton>
      </Form>
    </Card>
  );
}
