import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { Question } from '../../assessment/index.ts';

type QuestionRow = Question & { topicId: string; caseText: string | null };

const columns = sql`question.id, version.version_no, version.lesson_id, question.group_id, question.group_position,
  version.kind, version.difficulty, version.stem, version.options, version.answer, version.explanation,
  version.knowledge_point_id`;

/**
 * The released questions of a topic, or of one lesson of it, for exams or for practice, from which papers are
 * assembled today.
 */
export async function listReleasedQuestions(
  db: Reader,
  topicId: string,
  purpose: 'EXAM' | 'PRACTICE',
  lessonId: string | null = null,
): Promise<Question[]> {
  const { rows } = await sql<Question>`
    select ${columns}
    from question_versions version join questions question on question.id = version.question_id
    where version.topic_id = ${topicId} and version.state = 'RELEASED' and version.usage in (${purpose}, 'BOTH')
      and (${lessonId}::text is null or version.lesson_id = ${lessonId})
      and (now() at time zone 'Asia/Shanghai')::date
        between coalesce(version.valid_from, '-infinity') and coalesce(version.valid_until, 'infinity')
    order by question.id`.execute(db);
  return rows;
}

/** Questions as they are given today, by id, in no order. */
export async function listQuestionsById(db: Reader, ids: readonly string[]): Promise<Question[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Question>`
    select id, version_no, lesson_id, group_id, group_position, kind, difficulty, stem, options, answer, explanation
    from bank_questions where id = any(${ids})`.execute(db);
  return rows;
}

/** Questions in the versions that a paper names, in no order, with the text of their case. */
export async function listPaperQuestions(
  db: Reader,
  paper: { questionIds: readonly string[]; versionNos: readonly number[] },
): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${columns}, version.topic_id, version.case_text
    from unnest(${paper.questionIds}::text[], ${paper.versionNos}::int[]) as item (question_id, version_no)
    join question_versions version using (question_id, version_no)
    join questions question on question.id = version.question_id`.execute(db);
  return rows;
}
