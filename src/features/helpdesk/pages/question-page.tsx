import type { FormState } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  FileField,
  Form,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { isAllowed, type Question, ratingNames, ratings, stateNames } from '../rules/question.ts';
import { Conversation, type ConversationProps } from './conversation.tsx';
import { stateTones } from './questions-page.tsx';

export interface QuestionPageProps extends Omit<ConversationProps, 'questionId'> {
  question: Question;
  form: FormState;
}

/** An own question: holder, conversation and the forms its state allows. */
export function QuestionPage({ question, form, entries, files, nameOf }: QuestionPageProps) {
  const { id, title, state, holderId, heldSince, escalateAt, topicName } = question;
  return (
    <Page title={title} crumbs={[{ label: '我的提问', href: '/questions' }, { label: title }]}>
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card>
          <DefinitionList
            items={[
              { label: '状态', value: <Badge tone={stateTones[state]}>{stateNames[state]}</Badge> },
              { label: '事项', value: topicName },
              { label: '办理单位', value: nameOf.get(holderId) ?? '' },
              { label: '从何时起', value: <DateTime value={heldSince} /> },
              {
                label: '超时转办',
                value:
                  state === 'WAITING' && escalateAt ? (
                    <>
                      <DateTime value={escalateAt} /> 前没有答复，自动转给下一个单位
                    </>
                  ) : null,
              },
            ]}
          />
        </Card>
        <Conversation questionId={id} entries={entries} files={files} nameOf={nameOf} />
        {state === 'ANSWERED' || state === 'CLOSED' ? <Rate question={question} /> : null}
        {isAllowed(state, 'REPLY') ? <Supplement id={id} form={form} /> : null}
        {isAllowed(state, 'REOPENED') ? <Reopen id={id} form={form} /> : null}
        {isAllowed(state, 'CLOSED') ? (
          <Form action={`/questions/${id}/closure`}>
            <SubmitButton tone="quiet">不用再办了，办结</SubmitButton>
          </Form>
        ) : null}
      </div>
    </Page>
  );
}

function Rate({ question: { id, rating } }: { question: Question }) {
  return (
    <Card title="解决了吗？" icon="check">
      <Form action={`/questions/${id}/rating`}>
        <div class="flex flex-wrap items-center gap-3">
          {ratings.map((one) => (
            <SubmitButton key={one} tone="quiet" name="rating" value={one}>
              {ratingNames[one]}
            </SubmitButton>
          ))}
          {rating ? <span>您的评价：{ratingNames[rating]}</span> : null}
        </div>
      </Form>
    </Card>
  );
}

type FormProps = Pick<QuestionPageProps, 'form'> & { id: string };

function Supplement({ id, form }: FormProps) {
  return (
    <Card title="补充" icon="pen">
      <Form action={`/questions/${id}/replies`} upload class="stack">
        <Text form={form} label="补充的内容" />
        <FileField name="file" label="附件" error={form.errors.file} />
        <SubmitButton>提交补充</SubmitButton>
      </Form>
    </Card>
  );
}

function Reopen({ id, form }: FormProps) {
  return (
    <Card title="还没有解决" icon="pen">
      <Form action={`/questions/${id}/reopening`} class="stack">
        <Text form={form} label="还有什么没有解决" />
        <SubmitButton tone="quiet">重新提出</SubmitButton>
      </Form>
    </Card>
  );
}

function Text({ form, label }: { form: QuestionPageProps['form']; label: string }) {
  return (
    <TextArea
      name="text"
      label={label}
      required
      value={String(form.values.text ?? '')}
      error={form.errors.text}
    />
  );
}
