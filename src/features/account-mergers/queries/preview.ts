import { nilId } from '../../../kernel/ids.ts';
import type { AccountBarrier, AccountFollower } from '../../../platform/account-followers.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listTopicsBeside } from '../../enrolment/index.ts';
import { listRolesOf } from '../../identity/index.ts';
import { type AccountPair, type FollowingRows, reasonToStay } from '../rules/merger.ts';

/** Counts what follows to the kept account and what stays, by what it is; what neither has is left out. */
export async function countFollowing(
  db: Reader,
  followers: readonly AccountFollower[],
  { from, into }: AccountPair,
): Promise<FollowingRows[]> {
  const { shared, alone } = await listTopicsBeside(db, { from, into });
  const rows: FollowingRows[] = [];
  for (const { key, label, unit, list, collides } of followers) {
    const follow = await list(db, { accountId: from, topics: alone, beside: into });
    const topics = [...alone, ...shared];
    const all = await list(db, { accountId: from, topics, beside: nilId });
    const stay = all.length - follow.length;
    const because = stay > 0 ? reasonToStay(collides ? { collides } : {}) : '';
    if (all.length > 0) rows.push({ key, label, unit, follow: follow.length, stay, because });
  }
  return rows;
}

/** Returns why two accounts are not merged now; null when they may be. */
export async function findBarrier(
  db: Reader,
  barriers: readonly AccountBarrier[],
  pair: AccountPair,
): Promise<string | null> {
  if ((await listRolesOf(db, pair.from)).length > 0)
    return '要停用的账号还有工作岗位，请先结束岗位，或改为保留这个账号。';
  const { shared } = await listTopicsBeside(db, pair);
  for (const barrier of barriers) {
    const sentence = await barrier(db, { ...pair, shared });
    if (sentence) return sentence;
  }
  return null;
}
