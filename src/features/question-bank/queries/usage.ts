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
  /** Drafts that wait for their review. */
  offered: number;
}

/** How many questions of each topic are for exams, for practice and for both, and how many wait for review. */
export async function countUsage(db: Reader): Promise<Map<string, BankUsage>> {
  const { rows } = await sql<BankUsage>`
    select topic_id, count(*) filter (where state = 'RELEASED' and usage <> 'PRACTICE')::int as exam,
      count(*) filter (where state = 'RELEASED' and usage = 'BOTH')::int as exam_practised,
      count(*) filter (where state = 'RELEASED' and usage <> 'EXAM')::int as practice,
      count(*) filter (where state = 'DRAFT' and offered_at is not null)::int as offered
    from question_versions group by topic_id`.execute(db);
  return new Map(rows.map((row) => [row.topicId, row]));
}
