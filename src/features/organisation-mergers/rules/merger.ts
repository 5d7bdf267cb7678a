import type { Organisation } from '../../organisations/index.ts';

/** A merger of two entries of one unit. */
export interface Merger {
  id: string;
  fromId: string;
  intoId: string;
  /** Ids of the rows that moved, by the key of the follower. */
  moved: Record<string, string[]>;
  reason: string;
  mergedAt: Date;
  separatedAt: Date | null;
}

export type MergerBarrier = 'same' | 'not_a_unit' | 'closed';

/** Returns why two organisations are not merged; null when they may be. */
export function barrierToMerge(
  from: Pick<Organisation, 'id' | 'kind' | 'validTo'>,
  into: Pick<Organisation, 'id' | 'kind' | 'validTo'>,
): MergerBarrier | null {
  if (from.id === into.id) return 'same';
  if (from.kind !== 'EMPLOYER' || into.kind !== 'EMPLOYER') return 'not_a_unit';
  return from.validTo !== null || into.validTo !== null ? 'closed' : null;
}

/** What moves, or stays, in one line of the preview. */
export interface FollowerCount {
  key: string;
  label: string;
  unit: string;
  count: number;
  /** Why they stay; null for those that move. */
  stays: string | null;
}
