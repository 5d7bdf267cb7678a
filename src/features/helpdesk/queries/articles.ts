import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader as Db, Tx } from '../../../platform/database/index.ts';
import { searchPairs, searchText } from '../../announcements/index.ts';
import type { Article } from '../rules/article.ts';

const select = (db: Db) =>
  db
    .selectFrom('helpArticles as article')
    .innerJoin('helpTopics as topic', 'topic.code', 'article.topicCode')
    .select([
      'article.id',
      'article.topicCode',
      'topic.name as topicName',
      'article.organisationId',
      'article.questionId',
      'article.title',
      'article.body',
      'article.state',
      'article.draftedBy',
      'article.draftedAt',
      'article.publishedAt',
      'article.helped',
      'article.notHelped',
    ]);

export async function findArticle(db: Db, id: string): Promise<Article | undefined> {
  return select(db).where('article.id', '=', id).executeTakeFirst();
}

export async function lockArticle(tx: Tx, id: string): Promise<Article | undefined> {
  return select(tx).where('article.id', '=', id).forUpdate('article').executeTakeFirst();
}

export interface ArticleSearch {
  words: string;
  topic?: string | undefined;
  limit: number;
  offset: number;
}

/** Lists published articles with these words, the most helpful first. */
export async function searchArticles(
  db: Db,
  { words, topic, limit, offset }: ArticleSearch,
): Promise<Article[]> {
  let query = select(db).where('article.state', '=', 'PUBLISHED');
  if (topic) query = query.where('article.topicCode', '=', topic);
  const wanted = searchText(words);
  if (wanted !== '') {
    if ([...wanted].length > 1)
      query = query.where(sql<boolean>`article.search_pairs @> ${searchPairs(wanted)}::text[]`);
    query = query.where(sql<boolean>`strpos(article.search_text, ${wanted}) > 0`);
  }
  return query
    .orderBy(sql`article.helped - article.not_helped`, 'desc')
    .orderBy('article.publishedAt', 'desc')
    .orderBy('article.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Lists published articles, the most helpful first. */
export const listPublishedArticles = (db: Db, limit: number): Promise<Article[]> =>
  searchArticles(db, { words: '', limit, offset: 0 });

/** Character pairs that a question and a suggested article share at least. */
const leastShared = 3;

/** Lists the published articles that share most character pairs with a question. */
export async function suggestArticles(db: Db, asked: string, limit: number): Promise<Article[]> {
  const pairs = searchPairs(searchText(asked)).slice(0, 200);
  if (pairs.length < leastShared) return [];
  const shared = sql<number>`cardinality(array(
    select unnest(article.search_pairs) intersect select unnest(${pairs}::text[])))`;
  return select(db)
    .where('article.state', '=', 'PUBLISHED')
    .where(sql<boolean>`article.search_pairs && ${pairs}::text[]`)
    .where(sql<boolean>`${shared} >= ${leastShared}`)
    .orderBy(shared, 'desc')
    .orderBy('article.id')
    .limit(limit)
    .execute();
}

/** Lists all articles, drafts first, then the newest first. */
export async function listArticles(db: Db, limit: number): Promise<Article[]> {
  return select(db)
    .orderBy(sql`article.state = 'DRAFT'`, 'desc')
    .orderBy('article.draftedAt', 'desc')
    .limit(limit)
    .execute();
}

export interface ArticleText {
  topicCode: string;
  title: string;
  body: string;
}

/** Inserts a draft and returns its id. */
export async function insertArticle(
  tx: Tx,
  words: ArticleText,
  by: { accountId: string; organisationId: string; questionId: string; at: Date },
): Promise<string> {
  const id = newId();
  const text = searchText(`${words.title}${words.body}`);
  await tx
    .insertInto('helpArticles')
    .values({
      id,
      topicCode: words.topicCode,
      organisationId: by.organisationId,
      questionId: by.questionId,
      title: words.title,
      body: words.body,
      searchText: text,
      searchPairs: searchPairs(text),
      state: 'DRAFT',
      draftedBy: by.accountId,
      draftedAt: by.at,
    })
    .execute();
  return id;
}

export async function publishArticle(
  tx: Tx,
  id: string,
  by: { accountId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('helpArticles')
    .set({ state: 'PUBLISHED', approvedBy: by.accountId, publishedAt: by.at })
    .where('id', '=', id)
    .execute();
}

export async function withdrawArticle(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('helpArticles').set({ state: 'WITHDRAWN' }).where('id', '=', id).execute();
}

/** Counts one reader's vote; returns whether the article is published. */
export async function countVote(db: Db, id: string, helped: boolean): Promise<boolean> {
  const column = helped ? 'helped' : 'notHelped';
  const result = await db
    .updateTable('helpArticles')
    .set({ [column]: sql`${sql.ref(column)} + 1` })
    .where('id', '=', id)
    .where('state', '=', 'PUBLISHED')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
