import type { AccountBarrier, AccountFollower } from '../../../platform/account-followers.ts';
import type { Reader } from '../../../platform/database/index.ts';

/** Enrolments of the topics that follow; study and practice hang on them. */
export const accountFollowers: readonly AccountFollower[] = [
  {
    ...{ key: 'enrolments', label: '报名和学习', unit: '门', table: 'enrolments' },
    ofTopics: true,
    list: (db, { accountId, topics }) =>
      db
        .selectFrom('enrolments')
        .select('id')
        .where('accountId', '=', accountId)
        .where((row) => row('topicId', '=', row.fn.any(row.val([...topics]))))
        .execute(),
    place: (tx, { ids, from, to }) =>
      tx
        .updateTable('enrolments')
        .set({ accountId: to })
        .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
        .where('accountId', '=', from)
        .execute(),
  },
];

/** An enrolment that is open is not left behind for one that is not paid yet. */
export const accountBarriers: readonly AccountBarrier[] = [
  async (db, { from, into, shared }) => {
    if (shared.length === 0) return null;
    const rows = await db
      .selectFrom('enrolments as mine')
      .innerJoin('enrolments as other', 'other.topicId', 'mine.topicId')
      .select('mine.id')
      .where('mine.accountId', '=', from)
      .where('other.accountId', '=', into)
      .where('mine.topicId', 'in', [...shared])
      .where('mine.state', '=', 'OPEN')
      .where('other.state', '=', 'SELECTED')
      .execute();
    return rows.length === 0
      ? null
      : '两个账号都报了同一门课，要停用的账号已经开通学习，保留的账号还没有缴费：请改为保留已开通的那个账号，或先由本人在保留的账号里取消没有缴费的报名。';
  },
];

/** Lists the topics of an account that another has too while both are active, and those it has alone. */
export async function listTopicsBeside(
  db: Reader,
  { from, into }: { from: string; into: string },
): Promise<{ shared: string[]; alone: string[] }> {
  const mine = await listTopics(db, from);
  const others = await listTopics(db, into);
  const isShared = (topicId: string) =>
    mine.some((one) => one.topicId === topicId && one.active) &&
    others.some((one) => one.topicId === topicId && one.active);
  const topics = [...new Set(mine.map(({ topicId }) => topicId))];
  return {
    shared: topics.filter(isShared),
    alone: topics.filter((topicId) => !isShared(topicId)),
  };
}

/** Lists the topics of an account in which it has no other enrolments than these. */
export async function listTopicsOf(
  db: Reader,
  accountId: string,
  enrolmentIds: readonly string[],
): Promise<string[]> {
  const known = await listTopics(db, accountId);
  const others = known.filter(({ id }) => !enrolmentIds.includes(id));
  const topics = known.filter(({ id }) => enrolmentIds.includes(id)).map(({ topicId }) => topicId);
  return [...new Set(topics)].filter((topic) => others.every(({ topicId }) => topicId !== topic));
}

async function listTopics(db: Reader, accountId: string) {
  const rows = await db
    .selectFrom('enrolments')
    .select(['id', 'topicId', 'state'])
    .where('accountId', '=', accountId)
    .execute();
  return rows.map(({ id, topicId, state }) => ({
    id,
    topicId,
    active: state === 'SELECTED' || state === 'OPEN',
  }));
}
