import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { findLearner } from '../../people/index.ts';
import { answerQuestion } from '../commands/answer-question.ts';
import { draftArticle } from '../commands/draft-article.ts';
import { handOver } from '../commands/hand-over.ts';
import { AnswerPage } from '../pages/answer-page.tsx';
import { ArticleDraftPage } from '../pages/article-draft-page.tsx';
import { DeskPage } from '../pages/desk-page.tsx';
import { loadConversation, loadPerson, loadQuestion } from '../queries/conversation.ts';
import { listOtherBodies } from '../queries/escalation.ts';
import { listEntries, listHeld } from '../queries/questions.ts';
import { listTopics } from '../queries/topics.ts';
import { namesAPerson } from '../rules/article.ts';
import { answeringRoles, edits } from '../rules/policy.ts';
import { AnswerForm, ArticleForm, DeskQuery, HandOverForm, IdParams } from './forms.ts';

const answering = { access: answeringRoles } as const;
const withId = { schema: { params: IdParams } };
const pageSize = 30;
type Typed = { values: FormValues; errors: FieldErrors };
const untouched: Typed = { values: {}, errors: {} };

/** The queue of a body: answering, asking back, handing over, and making an article of an answer. */
export function deskRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/question-desk',
    { config: answering, schema: { querystring: DeskQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { state, page } = request.query;
      const found = await listHeld(db, actor.organisationId, {
        done: state === 'done',
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      return reply.page(
        <DeskPage
          questions={found.slice(0, pageSize)}
          done={state === 'done'}
          page={page}
          more={found.length > pageSize}
          edits={edits(actor)}
        />,
      );
    },
  );

  const answerPage = async (actor: Officer, id: string, form: Typed) => {
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
  };

  app.get('/question-desk/:id', { config: answering, ...withId }, async (request, reply) =>
    reply.page(await answerPage(officerOf(request), request.params.id, untouched)),
  );

  app.post(
    '/question-desk/:id/answers',
    { config: answering, ...withId },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const form = parseForm(AnswerForm, request.body);
      if (!form.ok) return reply.code(422).page(await answerPage(actor, id, form));
      await answerQuestion(parts, actor, id, form.value);
      reply.flash(
        'success',
        form.value.kind === 'ANSWER' ? '已答复，提问人会收到通知。' : '已请提问人补充。',
      );
      return reply.redirect(`/question-desk/${id}`, 303);
    },
  );

  app.post(
    '/question-desk/:id/hand-over',
    { config: answering, ...withId },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const form = parseForm(HandOverForm, request.body);
      if (!form.ok) return reply.code(422).page(await answerPage(actor, id, form));
      await handOver(parts, actor, id, form.value);
      reply.flash('success', '已转出，提问人会收到通知。');
      return reply.redirect('/question-desk', 303);
    },
  );

  const draftPage = async (actor: Officer, id: string, form?: Typed) => {
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
  };

  app.get('/question-desk/:id/article', { config: answering, ...withId }, async (request, reply) =>
    reply.page(await draftPage(officerOf(request), request.params.id)),
  );

  app.post(
    '/question-desk/:id/article',
    { config: answering, ...withId },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const form = parseForm(ArticleForm, request.body);
      if (!form.ok) return reply.code(422).page(await draftPage(actor, id, form));
      const question = await loadQuestion(db, actor, id, 'HOLDER');
      const name = (await findLearner(db, question.accountId))?.name;
      const { title, body, topicCode } = form.value;
      if (namesAPerson(`${title}\n${body}`, name ? [name] : [])) {
        const errors = { body: '还有个人信息（姓名、证件号码、手机号或邮箱），请去掉。' };
        return reply
          .code(422)
          .page(await draftPage(actor, id, { values: { title, body, topicCode }, errors }));
      }
      const articleId = await draftArticle(parts, actor, form.value, id);
      reply.flash('success', '已保存，等另一人核对后发布。');
      return reply.redirect(`/help/articles/${articleId}`, 303);
    },
  );
}
