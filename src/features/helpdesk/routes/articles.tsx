import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { findOrganisation } from '../../organisations/index.ts';
import { approveArticle } from '../commands/approve-article.ts';
import { removeArticle } from '../commands/remove-article.ts';
import { voteOnArticle } from '../commands/vote-on-article.ts';
import { ArticleDeskPage } from '../pages/article-desk-page.tsx';
import { ArticlePage } from '../pages/article-page.tsx';
import { ArticlesPage } from '../pages/articles-page.tsx';
import { findArticle, listArticles, searchArticles } from '../queries/articles.ts';
import { listTopics } from '../queries/topics.ts';
import { editingRoles, edits, mayPublish, maySeeDraft } from '../rules/policy.ts';
import { ArticlesQuery, IdParams, VoteForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const editors = { access: editingRoles } as const;
const withId = { schema: { params: IdParams } };
const pageSize = 20;
const deskSize = 200;

/** The knowledge page for everybody, and the desk where a second person publishes. */
export function articleRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/help/articles',
    { config: everyone, schema: { querystring: ArticlesQuery } },
    async (request, reply) => {
      const { words, topic, page } = request.query;
      const found = await searchArticles(db, {
        words,
        topic,
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      return reply.page(
        <ArticlesPage
          articles={found.slice(0, pageSize)}
          topics={await listTopics(db)}
          filter={{ words, topic: topic ?? null, page }}
          more={found.length > pageSize}
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
        edits={actor !== null && edits(actor)}
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
    reply.page(<ArticleDeskPage articles={await listArticles(db, deskSize)} />),
  );

  app.post(
    '/article-desk/:id/publication',
    { config: editors, ...withId },
    async (request, reply) => {
      const { id } = request.params;
      await approveArticle(parts, officerOf(request), id);
      reply.flash('success', '已发布到知识库。');
      return reply.redirect(`/help/articles/${id}`, 303);
    },
  );

  app.post(
    '/article-desk/:id/withdrawal',
    { config: editors, ...withId },
    async (request, reply) => {
      const { id } = request.params;
      await removeArticle(parts, officerOf(request), id);
      reply.flash('success', '已撤下。');
      return reply.redirect('/article-desk', 303);
    },
  );
}
