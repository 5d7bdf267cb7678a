import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import { gramsOf, searchWords } from '../rules/grams.ts';
import { mostMoved } from '../rules/policy.ts';
import type { Version, VersionState } from '../rules/version.ts';

/** What narrows a list of questions; undefined or '' for all. */
export interface QuestionFilter {
  words: string;
  lesson?: string | undefined;
  kind?: string | undefined;
  /** OFFERED: drafts that wait for their review. */
  state?: VersionState | 'OFFERED' | undefined;
  difficulty?: number | undefined;
  point?: string | undefined;
  tag?: string | undefined;
  flag?: string | undefined;
}

export type ListedQuestion = Pick<
  Version,
  | 'questionId'
  | 'versionNo'
  | 'state'
  | 'kind'
  | 'stem'
  | 'lessonId'
  | 'difficulty'
  | 'usage'
  | 'tags'
  | 'offeredAt'
  | 'savedAt'
  | 'groupId'
> & {
  point: string | null;
  savedBy: string | null;
  /** An older version is still given while this one is written. */
  isGiven: boolean;
};

const searched = (words: string) => {
  const terms = words
    .split(/\s+/)
    .map(searchWords)
    .filter((term) => term !== '');
  return terms.map((term) => {
    const grams = gramsOf(term);
    // Pairs find the rows by the index; the position tells whether they stand together.
    const byIndex = grams.length > 0 ? sql`text.grams @> ${grams}::int[] and` : sql``;
    return sql`and ${byIndex} position(${term} in text.words) > 0`;
  });
};

/** The newest versions of the questions of a topic, last saved first. */
export async function listQuestions(
  db: Reader,
  topicId: string,
  {
    words,
    lesson,
    kind,
    state,
    difficulty,
    point,
    tag,
    flag,
    limit,
    offset,
  }: QuestionFilter & {
    limit: number;
    offset: number;
  },
): Promise<ListedQuestion[]> {
  const when = (value: unknown, condition: ReturnType<typeof sql>) => (value ? condition : sql``);
  const { rows } = await sql<ListedQuestion>`
    select version.question_id, version.version_no, version.state, version.kind, version.stem, version.lesson_id,
      version.difficulty, version.usage, version.tags, version.offered_at, version.saved_at, question.group_id,
      point.name as point, account.name as saved_by,
      exists (select 1 from question_versions given where given.question_id = version.question_id
        and given.state = 'RELEASED') as is_given
    from question_versions version
    join questions question on question.id = version.question_id
    left join question_texts text on text.question_id = version.question_id
    left join knowledge_points point on point.id = version.knowledge_point_id
    left join accounts account on account.id = version.saved_by
    where version.topic_id = ${topicId} and version.is_newest
      ${when(lesson, sql`and version.lesson_id = ${lesson}`)}
      ${when(kind, sql`and version.kind = ${kind}`)}
      ${when(state && state !== 'OFFERED', sql`and version.state = ${state}`)}
      ${when(state === 'OFFERED', sql`and version.state = 'DRAFT' and version.offered_at is not null`)}
      ${when(difficulty, sql`and version.difficulty = ${difficulty}`)}
      ${when(point, sql`and version.knowledge_point_id = ${point}`)}
      ${when(tag, sql`and ${tag} = any(version.tags)`)}
      ${when(
        flag,
        sql`and exists (select 1 from question_uses use
        where use.question_id = version.question_id and ${flag} = any(use.flags))`,
      )}
      ${sql.join(searched(words), sql` `)}
    order by version.saved_at desc, version.question_id limit ${limit} offset ${offset}`.execute(
    db,
  );
  return rows;
}

const movedFrom = { OFFER: 'DRAFT', APPROVE: 'OFFERED', RELEASE: 'REVIEWED' } as const;

/** The questions of a list that are in the state which a move starts from. */
export async function listToMove(
  db: Reader,
  topicId: string,
  filter: QuestionFilter,
  move: keyof typeof movedFrom,
): Promise<string[]> {
  const state = movedFrom[move];
  const shown: QuestionFilter['state'][] = [undefined, state];
  // Drafts that wait for their review are drafts too.
  if (state === 'OFFERED') shown.push('DRAFT');
  if (!shown.includes(filter.state)) return [];
  const found = await listQuestions(db, topicId, { ...filter, state, limit: mostMoved, offset: 0 });
  return found
    .filter(({ offeredAt }) => move !== 'OFFER' || offeredAt === null)
    .map(({ questionId }) => questionId);
}

/** How many questions of a topic are in each state; drafts that wait for their review as OFFERED. */
export async function countStates(
  db: Reader,
  topicId: string,
): Promise<Map<VersionState | 'OFFERED', number>> {
  const { rows } = await sql<{ state: VersionState | 'OFFERED'; count: number }>`
    select case when state = 'DRAFT' and offered_at is not null then 'OFFERED' else state end as state, count(*)
    from question_versions where topic_id = ${topicId} and is_newest group by 1`.execute(db);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** How many drafts wait for a review that this person may make. */
export async function countToReview(db: Reader, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from question_versions
    where state = 'DRAFT' and offered_at is not null and not ${accountId}::uuid = any(editors)`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** The tags of a topic, the most frequent first. */
export async function listTags(db: Reader, topicId: string): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from question_versions, unnest(tags) as tag
    where topic_id = ${topicId} and is_newest group by tag order by count(*) desc, tag limit 100`.execute(
    db,
  );
  return rows.map(({ tag }) => tag);
}

/** Stems of questions by their id, as their newest version has them. */
export async function listStems(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ questionId: string; stem: string }>`
    select question_id, stem from question_versions where question_id = any(${ids}) and is_newest`.execute(
    db,
  );
  return new Map(rows.map(({ questionId, stem }) => [questionId, stem]));
}
