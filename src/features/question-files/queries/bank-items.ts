import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import { kindOf, type Question } from '../../assessment/index.ts';
import type { ReadItem } from '../rules/formats/read-item.ts';

interface Row extends Omit<Question, 'lessonId'> {
  lesson: string;
  point: string | null;
  caseText: string | null;
  source: string;
  tags: string[];
}

/** What is exported of a bank: the released versions, or the newest of every question that is not retired. */
export type Extent = 'RELEASED' | 'NEWEST';

const batch = 500;

/** Yields the questions of a topic in the order of their lessons, as files have them. */
export async function* streamBankItems(
  db: Reader,
  topicId: string,
  extent: Extent,
): AsyncGenerator<ReadItem> {
  const which =
    extent === 'RELEASED'
      ? sql`version.state = 'RELEASED'`
      : sql`version.is_newest and version.state <> 'RETIRED'`;
  for (let offset = 0; ; offset += batch) {
    const { rows } = await sql<Row>`
      select question.id, version.version_no, question.group_id, question.group_position, version.kind, version.difficulty,
        version.stem, version.options, version.answer, version.explanation, version.case_text, version.source, version.tags,
        lesson.title as lesson, point.name as point
      from question_versions version
        join questions question on question.id = version.question_id
        join lessons lesson on lesson.id = version.lesson_id
        left join knowledge_points point on point.id = version.knowledge_point_id
      where version.topic_id = ${topicId} and ${which}
      order by lesson.position, question.group_id nulls first, question.group_position, question.id
      limit ${batch} offset ${offset}`.execute(db);
    yield* rows.map(toItem);
    if (rows.length < batch) return;
  }
}

const toItem = (row: Row): ReadItem => ({
  at: row.id,
  kind: row.kind,
  stem: row.stem,
  content: kindOf(row.kind).editing.toFile(row),
  explanation: row.explanation,
  difficulty: row.difficulty,
  lesson: row.lesson,
  point: row.point ?? '',
  source: row.source,
  tags: row.tags,
  caseKey: row.groupId,
  caseText: row.caseText,
  lost: [],
});
