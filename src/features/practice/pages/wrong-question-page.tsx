import { ButtonLink, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import { AnswerReview, isRight, QuestionSheet } from '../../assessment/index.ts';
import type { PracticeCourse } from '../queries/practice-course.ts';
import type { SingleQuestion } from '../queries/single-question.ts';
import { rightsToLeave, type WrongQuestion } from '../rules/practice-set.ts';

export interface WrongQuestionPageProps {
  course: PracticeCourse;
  question: SingleQuestion;
  state: WrongQuestion;
  /** The answer just given; null before. */
  answer: string | null;
  /** Questions still in the practice set. */
  left: number;
  error: string | null;
}

/** A question of the practice set: asked, or with the answer and its explanation. */
export function WrongQuestionPage(props: WrongQuestionPageProps) {
  const { course, question, state, answer, left, error } = props;
  const base = `/practice/${course.enrolment.id}`;
  return (
    <Page
      title="错题练习"
      lead={`还有 ${left} 道错题。这道题答错过 ${state.timesWrong} 次，之后答对 ${state.timesRightSince} 次。`}
      width="narrow"
      crumbs={[{ label: '模拟练习', href: base }, { label: '错题练习' }]}
    >
      {error ? <ErrorSummary errors={{ form: error }} title="还没有作答" /> : null}
      {answer === null ? (
        <Form action={`${base}/questions/${question.questionId}`}>
          <QuestionSheet items={[question.item]} responses={['']} marked={null} />
          <div class="flex gap-3 mt-5">
            <SubmitButton>看答案</SubmitButton>
            <ButtonLink href={base} tone="quiet">
              先练到这里
            </ButtonLink>
          </div>
        </Form>
      ) : (
        <Answered {...props} answer={answer} base={base} />
      )}
    </Page>
  );
}

function Answered({
  question,
  state,
  answer,
  left,
  base,
}: WrongQuestionPageProps & { answer: string; base: string }) {
  const learnt =
    isRight(question.item.kind, answer, question.answerKey) &&
    state.timesRightSince >= rightsToLeave;
  return (
    <div class="stack" role="status">
      <AnswerReview
        items={[question.item]}
        responses={[answer]}
        answerKeys={[question.answerKey]}
        explanations={[question.explanation]}
      />
      {learnt ? <p class="font-semibold text-success">这道题练会了，已移出错题。</p> : null}
      <div class="flex gap-3">
        {left > 0 ? <ButtonLink href={`${base}/questions`}>下一题</ButtonLink> : null}
        <ButtonLink href={base} tone="quiet">
          回到模拟练习
        </ButtonLink>
      </div>
    </div>
  );
}
