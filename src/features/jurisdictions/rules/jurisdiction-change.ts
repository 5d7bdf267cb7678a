import type { Day } from '../../../kernel/calendar.ts';
import type { Jurisdiction } from '../../organisations/index.ts';

export const changeKinds = ['ADDED', 'RENAMED', 'MERGED'] as const;
export type JurisdictionChangeKind = (typeof changeKinds)[number];

/** Chinese names of the kinds, as shown to people. */
export const changeKindNames: Record<JurisdictionChangeKind, string> = {
  ADDED: '新设',
  RENAMED: '更名',
  MERGED: '并入',
};

/** A change of a district; without `appliedAt` it waits for its day. */
export interface JurisdictionChange {
  id: string;
  jurisdictionId: string;
  kind: JurisdictionChangeKind;
  intoId: string | null;
  name: string;
  shortName: string;
  effectiveOn: Day;
  moved: Record<string, string[]>;
  reason: string;
  at: Date;
  appliedAt: Date | null;
  revertedAt: Date | null;
}

export type MergeBarrier = 'same' | 'city' | 'abolished';

/** Returns why a district is not merged into another; null when it may be. */
export function barrierToMerge(
  from: Pick<Jurisdiction, 'id' | 'kind' | 'validTo'>,
  into: Pick<Jurisdiction, 'id' | 'kind' | 'validTo'>,
): MergeBarrier | null {
  if (from.id === into.id) return 'same';
  if (from.kind === 'MUNICIPALITY' || into.kind === 'MUNICIPALITY') return 'city';
  return from.validTo !== null || into.validTo !== null ? 'abolished' : null;
}

/** Whether a change can be taken back: before its day, a merger afterwards too; a new district is not. */
export function mayRevert({
  kind,
  appliedAt,
  revertedAt,
}: Pick<JurisdictionChange, 'kind' | 'appliedAt' | 'revertedAt'>): boolean {
  if (revertedAt !== null || kind === 'ADDED') return false;
  return appliedAt === null || kind === 'MERGED';
}
