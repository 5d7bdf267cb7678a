import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/index.ts';

/** From which topic to which, and the years between, by which days of validity move. */
export interface TopicCopy {
  fromId: string;
  toId: string;
  years: number;
}

/**
 * Copies the released questions of a topic with their cases and knowledge points, each with who wrote, reviewed
 * and released it; returns how many. What was copied before stays.
 */
export async function copyReleased(tx: Tx, { fromId, toId, years }: TopicCopy): Promise<number> {
  const idOf = (column: string) =>
    sql`${toId} || '-' || regexp_replace(${sql.ref(column)}, ${`^${fromId}-`}, '')`;
  await sql`insert into knowledge_points (id, topic_id, lesson_id, name, position)
    select gen_random_uuid(), ${toId}, ${idOf('lesson_id')}, name, position
    from knowledge_points where topic_id = ${fromId} and retired_at is null
    on conflict (topic_id, name) do nothing`.execute(tx);
  await sql`insert into question_groups (id, topic_id, lesson_id)
    select ${idOf('id')}, ${toId}, ${idOf('lesson_id')} from question_groups where topic_id = ${fromId}
    on conflict (id) do nothing`.execute(tx);
  await sql`insert into questions (id, topic_id, group_id, group_position)
    select ${idOf('question.id')}, ${toId}, ${idOf('question.group_id')}, question.group_position
    from questions question join question_versions version on version.question_id = question.id
    where question.topic_id = ${fromId} and version.state = 'RELEASED'
    on conflict (id) do nothing`.execute(tx);
  const { numAffectedRows } = await sql`
    insert into question_versions (question_id, topic_id, version_no, state, lesson_id, knowledge_point_id, kind,
      difficulty, stem, options, answer, explanation, case_text, usage, source, tags, valid_from, valid_until,
      author_id, editors, saved_by, reviewed_by, reviewed_at, released_by, released_at)
    select ${idOf('version.question_id')}, ${toId}, 1, 'RELEASED', ${idOf('version.lesson_id')}, copied.id,
      version.kind, version.difficulty, version.stem, version.options, version.answer, version.explanation,
      version.case_text, version.usage, version.source, version.tags,
      version.valid_from + make_interval(years => ${years}), version.valid_until + make_interval(years => ${years}),
      version.author_id, version.editors, version.saved_by, version.reviewed_by, version.reviewed_at,
      version.released_by, version.released_at
    from question_versions version
      left join knowledge_points point on point.id = version.knowledge_point_id
      left join knowledge_points copied on copied.topic_id = ${toId} and copied.name = point.name
    where version.topic_id = ${fromId} and version.state = 'RELEASED'
    on conflict (question_id, version_no) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
