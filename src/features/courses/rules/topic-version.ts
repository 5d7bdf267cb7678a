import type { Difference } from '../../proposals/index.ts';

export type VersionKind = 'IMPORTED' | 'PUBLISHED' | 'CHANGED' | 'CLOSED';

/** Chinese names of what made a version. */
export const versionKindNames: Record<VersionKind, string> = {
  IMPORTED: '导入',
  PUBLISHED: '发布',
  CHANGED: '改动',
  CLOSED: '停用',
};

/** A version of a published topic: what changed, and who decided it. */
export interface TopicVersion {
  topicId: string;
  versionNo: number;
  kind: VersionKind;
  difference: Difference[];
  reason: string;
  message: string | null;
  affected: number;
  proposedByName: string | null;
  decidedByName: string | null;
  decidedAt: Date;
  proposalId: string | null;
}
