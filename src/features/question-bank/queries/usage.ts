import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';

export interface BankUsage {
  topicId: string;
  /** Released questions that exams draw on. */
  exam: number;
  /** Those of them that are also practised. */
  examPractised: number;
  /** Released questions that mock exams draw on. */
  practice: number;
}

/** How many released questions of each topic are for exams, for practice and for both. */
export async function countUsage(db: Reader): Promise<Map<string, BankUsage>> {
  const { rows } = await sql<BankUsage>`
    select topic_id, count(*) filter (where usage <> 'PRACTICE') as exam,
      count(*) filter (where usage = 'BOTH') as exam_practised,
      count(*) filter (where usage <> 'EXAM') as practice
    from question_versions where state = 'RELEASED' group by topic_id`.execute(db);
  return new Map(
    rows.map(({ topicId, exam, examPractised, practice }) => [
      topicId,
      {
        topicId,
        exam: Number(exam),
        examPractised: Number(examPractised),
        practice: Number(practice),
      },
    ]),
  );
}
