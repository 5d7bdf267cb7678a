import type { Reader } from '../../../platform/database/index.ts';

/** The topics whose bank can be filled, the newest first. */
export async function listTopics(
  db: Reader,
): Promise<{ id: string; title: string; year: number }[]> {
  return db
    .selectFrom('annualTopics')
    .select(['id', 'title', 'year'])
    .orderBy('year', 'desc')
    .orderBy('id')
    .execute();
}
