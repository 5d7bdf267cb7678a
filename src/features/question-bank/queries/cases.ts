import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { Version } from '../rules/version.ts';
import { listNewestVersions } from './versions.ts';

/** A case, and where its next question stands. */
export interface QuestionCase {
  id: string;
  topicId: string;
  nextPosition: number;
}

export async function findCase(db: Reader, id: string): Promise<QuestionCase | undefined> {
  const { rows } = await sql<QuestionCase>`
    select one.id, one.topic_id, (select coalesce(max(group_position), 0) + 1 from questions
      where group_id = one.id) as next_position
    from question_groups one where one.id = ${id}`.execute(db);
  return rows[0];
}

/** The newest versions of the questions of a case, in their order. */
export async function listCaseVersions(db: Reader, id: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('questions')
    .select('id')
    .where('groupId', '=', id)
    .orderBy('groupPosition')
    .execute();
  const versions = await listNewestVersions(
    db,
    rows.map((row) => row.id),
  );
  return versions.toSorted((a, b) => (a.groupPosition ?? 0) - (b.groupPosition ?? 0));
}

/** The text of a case as its newest question has it; '' for a case that is not there yet. */
export async function findCaseText(db: Reader, id: string): Promise<string> {
  const texts = (await listCaseVersions(db, id)).map(({ caseText }) => caseText);
  return texts.findLast((text) => text !== null) ?? '';
}
