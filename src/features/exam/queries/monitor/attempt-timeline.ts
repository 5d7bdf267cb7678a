import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import type { Attempt } from '../../rules/attempt.ts';
import type { AnswerMinute, Extension } from '../../rules/attempt-timeline.ts';

/** The answers saved in each minute of an attempt that has any. */
export async function listAnswerMinutes(
  db: Reader,
  { id, topicId }: Pick<Attempt, 'id' | 'topicId'>,
): Promise<AnswerMinute[]> {
  const { rows } = await sql<AnswerMinute>`
    select date_trunc('minute', saved_at) as at, count(*)::int as answers
    from exam_answers where topic_id = ${topicId} and attempt_id = ${id} group by 1 order by 1`.execute(
    db,
  );
  return rows;
}

/** The account whose attempt has this submission number. */
export async function findAccountBySubmission(
  db: Reader,
  submissionNo: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('examSubmissions as submission')
    .innerJoin('examAttempts as attempt', 'attempt.id', 'submission.attemptId')
    .select('attempt.accountId')
    .where('submission.submissionNo', '=', submissionNo)
    .executeTakeFirst();
  return row?.accountId;
}

/** The extensions of an attempt, oldest first. */
export async function listExtensions(db: Reader, attemptId: string): Promise<Extension[]> {
  return db
    .selectFrom('examTimeExtensions')
    .select(['at', 'seconds', 'because'])
    .where('attemptId', '=', attemptId)
    .orderBy('at')
    .execute();
}
