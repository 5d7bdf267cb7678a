import type { Reader } from '../../../platform/database/index.ts';
import type { Follower } from '../../../platform/feature.ts';
import type { FollowerCount } from '../rules/merger.ts';

/** Counts what moves along, and what stays, when an organisation is merged into another. */
export async function countFollowers(
  db: Reader,
  followers: readonly Follower[],
  organisationId: string,
): Promise<FollowerCount[]> {
  const counts: FollowerCount[] = [];
  for (const { key, label, unit, stays = null, list } of followers) {
    const { length: count } = await list(db, organisationId);
    counts.push({ key, label, unit, count, stays });
  }
  return counts;
}
