import type { PageOf } from '../../../kernel/page-of.ts';
import {
  ButtonLink,
  EmptyState,
  Form,
  Page,
  Pagination,
  SubmitButton,
  Tabs,
  TextField,
} from '../../../ui/index.ts';
import { ExcerptLine } from '../../announcements/index.ts';
import type { Article } from '../rules/article.ts';
import type { HelpTopic } from '../rules/question.ts';

export interface ArticlesPageProps {
  articles: PageOf<Article>;
  topics: HelpTopic[];
  filter: { words: string; topic: string | null };
}

/** The knowledge base, to search and to read by topic. */
export function ArticlesPage({ articles, topics, filter }: ArticlesPageProps) {
  const hrefOf = (topic: string | null) =>
    `/help/articles?${new URLSearchParams({ words: filter.words, ...(topic ? { topic } : {}) })}`;
  return (
    <Page
      title="知识库"
      lead="由各单位的答复整理而成，发布前由另一人核对。"
      crumbs={[{ label: '帮助', href: '/help' }, { label: '知识库' }]}
      actions={<ButtonLink href="/questions/new">没有找到，去提问</ButtonLink>}
    >
      <Form action="/help/articles" method="get">
        {filter.topic ? <input type="hidden" name="topic" value={filter.topic} /> : null}
        <div class="flex flex-wrap items-end gap-3">
          <TextField name="words" label="查找" type="search" value={filter.words} />
          <SubmitButton tone="quiet">查找</SubmitButton>
        </div>
      </Form>
      <Tabs
        label="事项"
        tabs={[
          { href: hrefOf(null), label: '全部', current: filter.topic === null },
          ...topics.map(({ code, name }) => ({
            href: hrefOf(code),
            label: name,
            current: code === filter.topic,
          })),
        ]}
      />
      {articles.rows.length === 0 ? (
        <EmptyState title="没有找到" icon="search">
          换几个字试试，例如只写关键的两三个字；也可以<a href="/questions/new">提问</a>，或者看
          <a href="/help">常见问题</a>。
        </EmptyState>
      ) : (
        <ul class="stack">
          {articles.rows.map((article) => (
            <li key={article.id} class="sheet">
              <p class="text-sm text-muted">{article.topicName}</p>
              <h2 class="mt-1 text-lg font-semibold">
                <a class="link link-hover" href={`/help/articles/${article.id}`}>
                  {article.title}
                </a>
              </h2>
              <ExcerptLine text={article.body} words={filter.words} />
            </li>
          ))}
        </ul>
      )}
      <Pagination of={articles} />
    </Page>
  );
}
