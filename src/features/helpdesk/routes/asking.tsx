import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  type FieldErrors,
  type FormValues,
  parseForm,
  sendStoredFile,
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
const withId = { schema: { params: IdParams } };
const pageSize = 20;
const suggestionsShown = 3;
type Typed = { values: FormValues; errors: FieldErrors };

/** What everybody who is signed in does with his own questions. */
export function askingRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/questions',
    { config: signedIn, schema: { querystring: PageQuery } },
    async (request, reply) => {
      const { page } = request.query;
      const found = await listAsked(db, actorOf(request).accountId, {
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      const questions = found.slice(0, pageSize);
      const bodies = await listOrganisationsById(db, [
        ...new Set(questions.map(({ holderId }) => holderId)),
      ]);
      const nameOf = new Map(bodies.map(({ id, name }) => [id, name]));
      const more = found.length > pageSize;
      return reply.page(<QuestionsPage {...{ questions, nameOf, page, more }} />);
    },
  );

  const askPage = async (form: Typed, suggestions: Article[] = []) => (
    <AskPage topics={await listTopics(db)} form={form} suggestions={suggestions} />
  );

  app.get(
    '/questions/new',
    { config: signedIn, schema: { querystring: NewQuery } },
    async (request, reply) =>
      reply.page(await askPage({ values: { topicCode: request.query.topic }, errors: {} })),
  );

  app.post('/questions', { config: signedIn }, async (request, reply) => {
    const actor = actorOf(request);
    const form = parseForm(AskForm, request.body);
    if (!form.ok) return reply.code(422).page(await askPage(form));
    const { anyway, ...input } = form.value;
    const { topicCode, title, text } = input;
    if (!(await listTopics(db)).some(({ code }) => code === topicCode))
      throw new Refusal('helpdesk.nobody_answers');
    if (!anyway) {
      const found = await suggestArticles(db, `${title}${text}`, suggestionsShown);
      const values = { topicCode, title, text };
      if (found.length > 0) return reply.page(await askPage({ values, errors: {} }, found));
    }
    const id = await askQuestion(parts, actor, input);
    reply.flash('success', '已提交，答复时会告诉您。');
    return reply.redirect(`/questions/${id}`, 303);
  });

  app.get('/questions/:id', { config: signedIn, ...withId }, async (request, reply) =>
    reply.page(await questionPage(request, { values: {}, errors: {} })),
  );

  const questionPage = async (
    request: Parameters<typeof actorOf>[0] & { params: { id: string } },
    form: Typed,
  ) => {
    const question = await loadQuestion(db, actorOf(request), request.params.id, 'ASKER');
    return (
      <QuestionPage question={question} form={form} {...(await loadConversation(db, question))} />
    );
  };

  app.post('/questions/:id/replies', { config: signedIn, ...withId }, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(ReplyForm, request.body);
    if (!form.ok) return reply.code(422).page(await questionPage(request, form));
    await followUp(parts, actorOf(request), id, { move: 'REPLY', ...form.value });
    reply.flash('success', '已补充。');
    return reply.redirect(`/questions/${id}`, 303);
  });

  app.post('/questions/:id/reopening', { config: signedIn, ...withId }, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(ReopenForm, request.body);
    if (!form.ok) return reply.code(422).page(await questionPage(request, form));
    await followUp(parts, actorOf(request), id, { move: 'REOPENED', ...form.value });
    reply.flash('success', '已重新提出。');
    return reply.redirect(`/questions/${id}`, 303);
  });

  app.post('/questions/:id/closure', { config: signedIn, ...withId }, async (request, reply) => {
    const { id } = request.params;
    await followUp(parts, actorOf(request), id, { move: 'CLOSED', text: '提问人办结。' });
    reply.flash('success', '已办结。');
    return reply.redirect(`/questions/${id}`, 303);
  });

  app.post('/questions/:id/rating', { config: signedIn, ...withId }, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(RatingForm, request.body);
    if (!form.ok) return reply.code(422).page(await questionPage(request, form));
    await rateAnswer(parts, actorOf(request), id, form.value.rating);
    reply.flash('success', '谢谢您的评价。');
    return reply.redirect(`/questions/${id}`, 303);
  });

  app.get(
    '/questions/:id/files/:fileId',
    { config: signedIn, schema: { params: FileParams } },
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
}
