import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  formAction,
  officerOf,
  parseForm,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { findOrganisation } from '../../organisations/index.ts';
import { approveArticle } from '../commands/approve-article.ts';
import { removeArticle } from '../commands/remove-article.ts';
import { voteOnArticle } from '../commands/vote-on-article.ts';
import { ArticleManagementPage } from '../pages/article-management-page.tsx';
import { ArticlePage } from '../pages/article-page.tsx';
import { ArticlesPage } from '../pages/articles-page.tsx';
import { findArticle, listArticles, searchArticles } from '../queries/articles.ts';
import { listTopics } from '../queries/topics.ts';
import { editingRoles, isEditor, mayPublish, maySeeDraft } from '../rules/policy.ts';
import { ArticlesQuery, IdParams, VoteForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const editors = { access: editingRoles } as const;
const withId = { schema: { params: IdParams } };
const pageSize = 20;
const managedArticles = 200;

/** The public knowledge base, and its management by editors. */
export function articleRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/help/articles',
    { config: everyone, schema: { querystring: ArticlesQuery } },
    async (request, reply) => {
      const { words, topic, page } = request.query;
      const found = await searchArticles(db, { words, topic, ...rowsOf(page, pageSize) });
      return reply.page(
        <ArticlesPage
          articles={takePage(found, page, pageSize)}
          topics={await listTopics(db)}
          filter={{ words, topic: topic ?? null }}
        />,
      );
    },
  );

  app.get('/help/articles/:id', { config: everyone, ...withId }, async (request, reply) => {
    const { actor } = request;
    const article = await findArticle(db, request.params.id);
    const may = article?.state === 'PUBLISHED' || (actor && article && maySeeDraft(actor, article));
    if (!article || !may) throw new Refusal('helpdesk.not_found');
    const body = await findOrganisation(db, article.organisationId);
    return reply.page(
      <ArticlePage
        article={article}
        body={body?.name ?? ''}
        editor={actor !== null && isEditor(actor)}
        mayPublish={actor !== null && mayPublish(actor, article)}
      />,
    );
  });

  app.post('/help/articles/:id/votes', { config: everyone, ...withId }, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(VoteForm, request.body);
    if (form.ok) await voteOnArticle(parts, id, form.value.helped === 'yes');
    reply.flash('success', '谢谢，已记下。');
    return reply.redirect(`/help/articles/${id}`, 303);
  });

  app.get('/article-desk', { config: editors }, async (_request, reply) =>
    reply.page(<ArticleManagementPage articles={await listArticles(db, managedArticles)} />),
  );

  formAction(app, '/article-desk/:id/publication', {
    config: editors,
    by: officerOf,
    params: IdParams,
    act: ({ actor, params }) => approveArticle(parts, actor, params.id),
    done: ({ params }) => ({ to: `/help/articles/${params.id}`, say: '已发布到知识库。' }),
  });

  formAction(app, '/article-desk/:id/withdrawal', {
    config: editors,
    by: officerOf,
    params: IdParams,
    act: ({ actor, params }) => removeArticle(parts, actor, params.id),
    done: () => ({ to: '/article-desk', say: '已撤下。' }),
  });
}
