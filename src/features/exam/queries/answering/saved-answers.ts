import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import type { Attempt } from '../../rules/attempt.ts';

export interface SavedAnswer {
  itemNo: number;
  seq: number;
  response: string;
  marked: boolean;
  savedAt: Date;
}

/** The newest answer of each item of an attempt. */
export async function listNewestAnswers(
  db: Reader,
  { id, topicId }: Pick<Attempt, 'id' | 'topicId'>,
): Promise<SavedAnswer[]> {
  const { rows } = await sql<SavedAnswer>`
    select distinct on (item_no) item_no, seq, response, marked, saved_at
    from exam_answers where topic_id = ${topicId} and attempt_id = ${id} order by item_no, seq desc`.execute(
    db,
  );
  return rows;
}

/** The newest answer of each item of these attempts, by attempt; attempts without one are left out. */
export async function listNewestAnswersOf(
  db: Reader,
  attempts: readonly Pick<Attempt, 'id' | 'topicId'>[],
): Promise<Map<string, SavedAnswer[]>> {
  const topicIds = [...new Set(attempts.map(({ topicId }) => topicId))];
  const { rows } = await sql<SavedAnswer & { attemptId: string }>`
    select distinct on (attempt_id, item_no) attempt_id, item_no, seq, response, marked, saved_at
    from exam_answers where topic_id = any(${topicIds}) and attempt_id = any(${attempts.map(({ id }) => id)}::uuid[])
    order by attempt_id, item_no, seq desc`.execute(db);
  return Map.groupBy(rows, ({ attemptId }) => attemptId);
}

/** The newest responses of these attempts, by attempt, in the order of the items. */
export async function listResponses(
  db: Reader,
  attempts: readonly Pick<Attempt, 'id' | 'topicId'>[],
): Promise<Map<string, string[]>> {
  const ids = attempts.map(({ id }) => id);
  const topicIds = [...new Set(attempts.map(({ topicId }) => topicId))];
  const { rows } = await sql<{ attemptId: string; items: number[]; responses: string[] }>`
    select attempt_id, array_agg(item_no) as items, array_agg(response) as responses
    from (
      select distinct on (attempt_id, item_no) attempt_id, item_no, response
      from exam_answers where topic_id = any(${topicIds}) and attempt_id = any(${ids})
      order by attempt_id, item_no, seq desc
    ) newest group by attempt_id`.execute(db);
  return new Map(
    rows.map(({ attemptId, items, responses }) => {
      const byItem: string[] = [];
      items.forEach((item, index) => {
        byItem[item - 1] = responses[index] as string;
      });
      return [attemptId, byItem];
    }),
  );
}
