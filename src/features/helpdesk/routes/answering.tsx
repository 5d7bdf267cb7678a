import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { answerQuestion } from '../commands/answer-question.ts';
import { draftArticle } from '../commands/draft-article.ts';
import { handOver } from '../commands/hand-over.ts';
import { AnswerPage } from '../pages/answer-page.tsx';
import { ArticleDraftPage } from '../pages/article-draft-page.tsx';
import { QuestionQueuePage } from '../pages/question-queue-page.tsx';
import { listOtherBodies } from '../queries/assignment.ts';
import { loadConversation, loadPerson, loadQuestion } from '../queries/conversation.ts';
import { listEntries, listHeld } from '../queries/questions.ts';
import { listTopics } from '../queries/topics.ts';
import { answeringRoles, isEditor } from '../rules/policy.ts';
import { AnswerForm, ArticleForm, HandOverForm, IdParams, QueueQuery } from './forms.ts';

const answering = { access: answeringRoles };
const pageSize = 30;

/** The question queue of a body: answering, asking back, handing over, drafting articles. */
export function answeringRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const withId = { config: answering, schema: { params: IdParams } };
  const own = { config: answering, by: officerOf, params: IdParams };

  app.get(
    '/question-desk',
    {
      config: { ...answering, discloses: { what: '待答咨询名单' } },
      schema: { querystring: QueueQuery },
    },
    async (request, reply) => {
      const actor = officerOf(request);
      const { state, page } = request.query;
      const done = state === 'done';
      const rows = rowsOf(page, pageSize);
      const found = await listHeld(db, actor.organisationId, { done, ...rows });
      const questions = takePage(found, page, pageSize);
      return reply.page(
        <QuestionQueuePage questions={questions} done={done} editor={isEditor(actor)} />,
      );
    },
  );

  app.get(
    '/question-desk/:id',
    disclosing(withId, { what: '咨询', of: 'help_question' }),
    async (request, reply) =>
      reply.page(await answerPage(officerOf(request), request.params.id, emptyForm)),
  );

  formAction(app, '/question-desk/:id/answers', {
    ...own,
    form: AnswerForm,
    show: ({ actor, params }, form) => answerPage(actor, params.id, form),
    act: ({ actor, params }, answer) => answerQuestion(parts, actor, params.id, answer),
    done: ({ params }, _result, { kind }) => ({
      to: `/question-desk/${params.id}`,
      say: kind === 'ANSWER' ? '已答复，提问人会收到通知。' : '已请提问人补充。',
    }),
  });

  formAction(app, '/question-desk/:id/hand-over', {
    ...own,
    form: HandOverForm,
    show: ({ actor, params }, form) => answerPage(actor, params.id, form),
    act: ({ actor, params }, to) => handOver(parts, actor, params.id, to),
    done: () => ({ to: '/question-desk', say: '已转出，提问人会收到通知。' }),
  });

  app.get('/question-desk/:id/article', withId, async (request, reply) =>
    reply.page(await draftPage(officerOf(request), request.params.id)),
  );

  formAction(app, '/question-desk/:id/article', {
    ...own,
    form: ArticleForm,
    show: ({ actor, params }, form) => draftPage(actor, params.id, form),
    act: ({ actor, params }, article) => draftArticle(parts, actor, article, params.id),
    done: (_asked, id) => ({ to: `/help/articles/${id}`, say: '已保存，等另一人核对后发布。' }),
  });

  async function answerPage(actor: Officer, id: string, form: FormState) {
    const question = await loadQuestion(db, actor, id, 'HOLDER');
    return (
      <AnswerPage
        question={question}
        person={await loadPerson(db, question)}
        bodies={await listOtherBodies(db, question, dayOf(parts.clock.now()))}
        form={form}
        {...(await loadConversation(db, question))}
      />
    );
  }

  async function draftPage(actor: Officer, id: string, form?: FormState) {
    const question = await loadQuestion(db, actor, id, 'HOLDER');
    const answers = (await listEntries(db, id)).filter(({ kind }) => kind === 'ANSWER');
    const { topicCode, title } = question;
    const values = { topicCode, title, body: answers.map(({ text }) => text).join('\n\n') };
    return (
      <ArticleDraftPage
        question={question}
        topics={await listTopics(db)}
        form={form ?? { values, errors: {} }}
      />
    );
  }
}
