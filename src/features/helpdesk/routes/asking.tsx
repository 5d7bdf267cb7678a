import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  emptyForm,
  type FormState,
  formAction,
  rowsOf,
  sendStoredFile,
  takePage,
} from '../../../platform/http/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { askQuestion } from '../commands/ask-question.ts';
import { followUp } from '../commands/follow-up.ts';
import { rateAnswer } from '../commands/rate-answer.ts';
import { AskPage } from '../pages/ask-page.tsx';
import { QuestionPage } from '../pages/question-page.tsx';
import { QuestionsPage } from '../pages/questions-page.tsx';
import { suggestArticles } from '../queries/articles.ts';
import { loadConversation, loadQuestion } from '../queries/conversation.ts';
import { findFile } from '../queries/files.ts';
import { findQuestion, listAsked } from '../queries/questions.ts';
import { listTopics } from '../queries/topics.ts';
import type { Article } from '../rules/article.ts';
import { isAsker, mayAnswer } from '../rules/policy.ts';
import {
  AskForm,
  FileParams,
  IdParams,
  NewQuery,
  PageQuery,
  RatingForm,
  ReopenForm,
  ReplyForm,
} from './forms.ts';

const signedIn = { access: 'signed-in' } as const;
const pageSize = 20;
const suggestionsShown = 3;

/** Asking questions and following up on one's own. */
export function askingRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/questions',
    { config: signedIn, schema: { querystring: PageQuery } },
    async (request, reply) => {
      const { page } = request.query;
      const { accountId } = actorOf(request);
      const found = await listAsked(db, accountId, rowsOf(page, pageSize));
      const questions = takePage(found, page, pageSize);
      const holderIds = questions.rows.map(({ holderId }) => holderId);
      const bodies = await listOrganisationsById(db, [...new Set(holderIds)]);
      const nameOf = new Map(bodies.map(({ id, name }) => [id, name]));
      return reply.page(<QuestionsPage questions={questions} nameOf={nameOf} />);
    },
  );

  app.get(
    '/questions/new',
    { config: signedIn, schema: { querystring: NewQuery } },
    async (request, reply) =>
      reply.page(await askPage({ values: { topicCode: request.query.topic }, errors: {} })),
  );

  formAction(app, '/questions', {
    config: signedIn,
    by: actorOf,
    form: AskForm,
    show: (_asked, form) => askPage(form),
    async act({ actor }, { anyway, ...input }) {
      const { topicCode, title, text } = input;
      if (!(await listTopics(db)).some(({ code }) => code === topicCode))
        throw new Refusal('helpdesk.nobody_answers');
      const found = anyway ? [] : await suggestArticles(db, `${title}${text}`, suggestionsShown);
      return found.length > 0 ? { found } : { id: await askQuestion(parts, actor, input) };
    },
    async done(_asked, { found, id }, { topicCode, title, text }) {
      if (!found) return { to: `/questions/${id}`, say: '已提交，答复时会告诉您。' };
      return { page: await askPage({ values: { topicCode, title, text }, errors: {} }, found) };
    },
  });

  app.get(
    '/questions/:id',
    {
      config: { ...signedIn, discloses: { what: '咨询', of: 'help_question' } },
      schema: { params: IdParams },
    },
    async (request, reply) =>
      reply.page(await questionPage(actorOf(request), request.params.id, emptyForm)),
  );

  const own = {
    config: signedIn,
    by: actorOf,
    params: IdParams,
    show: ({ actor, params }: { actor: Actor; params: { id: string } }, form: FormState) =>
      questionPage(actor, params.id, form),
  };
  const backWith =
    (say: string) =>
    ({ params }: { params: { id: string } }) => ({ to: `/questions/${params.id}`, say });

  formAction(app, '/questions/:id/replies', {
    ...own,
    form: ReplyForm,
    act: ({ actor, params }, reply) =>
      followUp(parts, actor, params.id, { transition: 'REPLY', ...reply }),
    done: backWith('已补充。'),
  });

  formAction(app, '/questions/:id/reopening', {
    ...own,
    form: ReopenForm,
    act: ({ actor, params }, { text }) =>
      followUp(parts, actor, params.id, { transition: 'REOPENED', text }),
    done: backWith('已重新提出。'),
  });

  formAction(app, '/questions/:id/closure', {
    ...own,
    act: ({ actor, params }) =>
      followUp(parts, actor, params.id, { transition: 'CLOSED', text: '提问人办结。' }),
    done: backWith('已办结。'),
  });

  formAction(app, '/questions/:id/rating', {
    ...own,
    form: RatingForm,
    act: ({ actor, params }, { rating }) => rateAnswer(parts, actor, params.id, rating),
    done: backWith('谢谢您的评价。'),
  });

  app.get(
    '/questions/:id/files/:fileId',
    {
      config: { ...signedIn, discloses: { what: '咨询的附件', of: 'help_question' } },
      schema: { params: FileParams },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const question = await findQuestion(db, request.params.id);
      const file = await findFile(db, request.params.fileId);
      if (!question || !(isAsker(actor, question) || mayAnswer(actor, question)))
        throw new Refusal('helpdesk.not_found');
      if (file?.questionId !== question.id) throw new Refusal('helpdesk.not_found');
      return sendStoredFile(parts.storage, request, reply, {
        key: file.storageKey,
        type: file.contentType,
        downloadName: file.name,
      });
    },
  );

  async function askPage(form: FormState, suggestions: Article[] = []) {
    return <AskPage topics={await listTopics(db)} form={form} suggestions={suggestions} />;
  }

  async function questionPage(actor: Actor, id: string, form: FormState) {
    const question = await loadQuestion(db, actor, id, 'ASKER');
    return (
      <QuestionPage question={question} form={form} {...(await loadConversation(db, question))} />
    );
  }
}
