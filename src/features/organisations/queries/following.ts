import type { Reader } from '../../../platform/database/index.ts';
import type { Follower } from '../../../platform/feature.ts';
import type { Following } from '../rules/following.ts';

/** Returns what moves to the successor when an organisation is closed, how many, and who. */
export async function loadFollowing(
  db: Reader,
  followers: readonly Follower[],
  organisationId: string,
): Promise<Following[]> {
  const following: Following[] = [];
  for (const follower of followers) {
    const { key, unit, stays = null, succession } = follower;
    const { label, list } = succession ?? follower;
    const ids = await list(db, organisationId);
    const people = (await succession?.people(db, ids)) ?? [];
    following.push({ key, label, unit, stays, count: ids.length, people });
  }
  return following;
}
