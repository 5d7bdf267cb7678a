import type { Day } from '../../../kernel/calendar.ts';
import type { TitleLevel } from '../../../kernel/title-level.ts';

export const changeKinds = ['ADDED', 'RENAMED', 'ENDED'] as const;
export type TitleChangeKind = (typeof changeKinds)[number];

/** Chinese names of the kinds, as shown to people. */
export const changeKindNames: Record<TitleChangeKind, string> = {
  ADDED: '新增',
  RENAMED: '更名',
  ENDED: '停用',
};

/** What is wanted of a title; an added one has no code until its day. */
export interface WantedChange {
  kind: TitleChangeKind;
  titleCode: string | null;
  seriesCode: string | null;
  /** The name of a new series, for a title that belongs to none of the table. */
  seriesName: string;
  name: string;
  level: TitleLevel | null;
  successorCode: string | null;
  effectiveOn: Day;
}

/** A change of a title; without `appliedAt` it waits for its day. */
export interface TitleChange extends WantedChange {
  id: string;
  moved: string[];
  nameBefore: string;
  reason: string;
  confirmedBy: string;
  at: Date;
  appliedAt: Date | null;
  revertedAt: Date | null;
}

export type EndBarrier = 'same' | 'ended' | 'successor_ended';
interface Ending {
  code: string;
  validTo: Day | null;
}

/** Returns why a title does not end with this successor; null when it may. */
export function barrierToEnd(title: Ending, successor: Ending | null): EndBarrier | null {
  if (title.validTo !== null) return 'ended';
  if (successor === null) return null;
  if (successor.code === title.code) return 'same';
  return successor.validTo === null ? null : 'successor_ended';
}

/** Whether a change can be taken back: before its day each, afterwards a title that ended. */
export function mayRevert({
  kind,
  appliedAt,
  revertedAt,
}: Pick<TitleChange, 'kind' | 'appliedAt' | 'revertedAt'>): boolean {
  if (revertedAt !== null) return false;
  return appliedAt === null || kind === 'ENDED';
}

/** Returns the next free code after those taken, of as many digits: 13 and 1309 make 1310. */
export function nextCode(taken: readonly string[], prefix: string): string {
  const numbers = taken.map((code) => Number(code.slice(prefix.length)) || 0);
  return `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}
