import { Alert, Card, DateTime, Form, Page, SubmitButton } from '../../../ui/index.ts';
import { bodyHtml } from '../../announcements/index.ts';
import { type Article, articleStateNames } from '../rules/article.ts';

export interface ArticlePageProps {
  article: Article;
  body: string;
  editor: boolean;
  mayPublish: boolean;
}

/** One article with the vote whether it helped; editors also publish and withdraw it. */
export function ArticlePage({ article, body, editor, mayPublish }: ArticlePageProps) {
  const { id, title, state, topicName, publishedAt, helped, notHelped } = article;
  return (
    <Page
      title={title}
      crumbs={[
        { label: '帮助', href: '/help' },
        { label: '知识库', href: '/help/articles' },
        { label: topicName },
      ]}
    >
      <div class="stack">
        {state === 'PUBLISHED' ? null : (
          <Alert tone="info" title={articleStateNames[state]}>
            {state === 'DRAFT'
              ? '请核对内容是否准确、有没有个人信息。起草人自己不能发布。'
              : '这篇内容已经不在知识库里。'}
          </Alert>
        )}
        <Card>
          <div class="prose" dangerouslySetInnerHTML={{ __html: bodyHtml(article.body) }} />
          <p class="mt-4 text-sm text-muted">
            {body}
            {publishedAt ? (
              <>
                {' · '}
                <DateTime value={publishedAt} only="date" />
              </>
            ) : null}
          </p>
        </Card>
        {state === 'PUBLISHED' ? (
          <Form action={`/help/articles/${id}/votes`}>
            <div class="flex flex-wrap items-center gap-3">
              <span>对您有帮助吗？</span>
              <SubmitButton tone="quiet" name="helped" value="yes">
                有帮助
              </SubmitButton>
              <SubmitButton tone="quiet" name="helped" value="no">
                没有帮助
              </SubmitButton>
              <a class="link" href="/questions/new">
                去提问
              </a>
            </div>
          </Form>
        ) : null}
        {editor ? (
          <Card title="知识管理" icon="pen">
            <p class="mb-3 text-muted">
              {helped} 人觉得有帮助，{notHelped} 人觉得没有帮助。
            </p>
            <div class="flex flex-wrap gap-3">
              {state === 'DRAFT' && mayPublish ? (
                <Form action={`/article-desk/${id}/publication`}>
                  <SubmitButton>核对无误，发布</SubmitButton>
                </Form>
              ) : null}
              {state === 'WITHDRAWN' ? null : (
                <Form action={`/article-desk/${id}/withdrawal`}>
                  <SubmitButton tone="danger">{state === 'DRAFT' ? '不发布' : '撤下'}</SubmitButton>
                </Form>
              )}
            </div>
          </Card>
        ) : null}
      </div>
    </Page>
  );
}
