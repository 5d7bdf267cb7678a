export { listPublishedArticles, searchArticles } from './queries/articles.ts';
export type { Article } from './rules/article.ts';
