import type { AccountBarrier } from '../../../platform/account-followers.ts';
import type { Reader } from '../../../platform/database/index.ts';

/** Nobody is moved out of an exam, and no passed result is left behind with a closed account. */
export const accountBarriers: readonly AccountBarrier[] = [
  async (db, { from, into }) =>
    (await sitsOrWaits(db, from)) || (await sitsOrWaits(db, into))
      ? '本人正在考试或在排队进入考试，请在交卷并出成绩以后再合并。'
      : null,
  async (db, { from, into, shared }) => {
    const topics = [...shared];
    const passed = await topicsPassed(db, from, topics);
    const kept = new Set(await topicsPassed(db, into, topics));
    return passed.every((topic) => kept.has(topic))
      ? null
      : '两个账号都报了同一门课，要停用的账号已经考试合格，保留的账号没有：请改为保留考试合格的那个账号。';
  },
];

async function sitsOrWaits(db: Reader, accountId: string): Promise<boolean> {
  const open = await db
    .selectFrom('examAttempts')
    .select('id')
    .where('accountId', '=', accountId)
    .where('state', '<>', 'GRADED')
    .limit(1)
    .executeTakeFirst();
  const waiting = await db
    .selectFrom('examWaiting')
    .select('place')
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined || waiting !== undefined;
}

async function topicsPassed(db: Reader, accountId: string, topics: string[]): Promise<string[]> {
  if (topics.length === 0) return [];
  const rows = await db
    .selectFrom('examAttempts')
    .select('topicId')
    .where('accountId', '=', accountId)
    .where('topicId', 'in', topics)
    .where('result', '=', 'PASSED')
    .where('restoredAt', 'is', null)
    .execute();
  return rows.map(({ topicId }) => topicId);
}
