import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** What questions of a topic examine. */
export interface KnowledgePoint {
  id: string;
  name: string;
  lessonId: string | null;
  retiredAt: Date | null;
  /** Questions whose newest version has it. */
  questions: number;
}

/** The knowledge points of a topic in their order, retired ones last. */
export async function listPoints(db: Reader, topicId: string): Promise<KnowledgePoint[]> {
  const { rows } = await sql<KnowledgePoint>`
    select point.id, point.name, point.lesson_id, point.retired_at, (select count(*) from question_versions version
      where version.topic_id = point.topic_id and version.is_newest and version.knowledge_point_id = point.id
      ) as questions
    from knowledge_points point left join lessons lesson on lesson.id = point.lesson_id
    where point.topic_id = ${topicId}
    order by point.retired_at is not null, lesson.position, point.position, point.name`.execute(db);
  return rows;
}

/** Inserts knowledge points that the topic does not have; returns how many. */
export async function insertPoints(
  tx: Tx,
  topicId: string,
  points: readonly { name: string; lessonId: string | null }[],
): Promise<number> {
  if (points.length === 0) return 0;
  const inserted = await tx
    .insertInto('knowledgePoints')
    .values(points.map((one, position) => ({ id: newId(), topicId, position, ...one })))
    .onConflict((conflict) => conflict.columns(['topicId', 'name']).doNothing())
    .returning('id')
    .execute();
  return inserted.length;
}

/** Renames a knowledge point, or offers it to authors no longer or again. */
export async function updatePoint(
  tx: Tx,
  { id, topicId }: { id: string; topicId: string },
  change: { name: string; lessonId: string | null; isRetired: boolean },
): Promise<boolean> {
  const result = await tx
    .updateTable('knowledgePoints')
    .set({
      name: change.name,
      lessonId: change.lessonId,
      retiredAt: change.isRetired ? sql<Date>`coalesce(retired_at, now())` : null,
    })
    .where('id', '=', id)
    .where('topicId', '=', topicId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether another knowledge point of the topic has this name. */
export async function isPointNameTaken(
  db: Reader,
  { id, topicId, name }: { id: string; topicId: string; name: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('knowledgePoints')
    .select('id')
    .where('topicId', '=', topicId)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}
