import type { Reader } from '../../../platform/database/index.ts';
import type { Contributions } from '../../../platform/feature.ts';
import { findBureauOf } from '../../organisations/index.ts';

export type Followers = Pick<Contributions, 'jurisdictionFollowers' | 'organisationFollowers'>;

/** What moves along, or stays, in one line of the preview. */
export interface FollowingCount {
  key: string;
  label: string;
  unit: string;
  count: number;
  stays: string | null;
}

/** Counts what lies with a district and its bureau on a day. */
export async function countFollowing(
  db: Reader,
  { jurisdictionFollowers, organisationFollowers }: Followers,
  jurisdictionId: string,
  day: string,
): Promise<FollowingCount[]> {
  const bureau = await findBureauOf(db, jurisdictionId, day);
  const counts: FollowingCount[] = [];
  for (const { key, label, unit, stays = null, list } of jurisdictionFollowers)
    counts.push({ key, label, unit, stays, count: (await list(db, jurisdictionId)).length });
  for (const { key, label, unit, stays = null, list } of bureau ? organisationFollowers : []) {
    const { length: count } = await list(db, bureau?.id ?? '');
    counts.push({ key: `bureau ${key}`, label: `人力社保局：${label}`, unit, stays, count });
  }
  return counts;
}
