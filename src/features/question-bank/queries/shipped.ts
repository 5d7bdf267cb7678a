import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { Version } from '../rules/version.ts';
import { listNewestVersions } from './versions.ts';

/** A question of a topic as an import of shipped content finds it. */
export interface ShippedQuestion {
  /** Somebody wrote a version of it in the browser, or it came from there. */
  isAuthored: boolean;
  newest: Version | undefined;
}

/** The questions of a topic by id. */
export async function listShipped(
  db: Reader,
  topicId: string,
): Promise<Map<string, ShippedQuestion>> {
  const { rows } = await sql<{ id: string; isAuthored: boolean }>`
    select question.id, exists (select 1 from question_versions version
      where version.question_id = question.id and version.author_id is not null) as is_authored
    from questions question where question.topic_id = ${topicId}`.execute(db);
  const newest = new Map(
    (
      await listNewestVersions(
        db,
        rows.map(({ id }) => id),
      )
    ).map((one) => [one.questionId, one]),
  );
  return new Map(rows.map(({ id, isAuthored }) => [id, { isAuthored, newest: newest.get(id) }]));
}
