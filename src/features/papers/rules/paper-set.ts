import type { Paper } from '../../assessment/index.ts';
import type { PaperLine } from './paper-line.ts';

export type PaperSetState = 'DRAWN' | 'ADOPTED' | 'DISCARDED';
export const setStateNames: Record<PaperSetState, string> = {
  DRAWN: '已抽卷，未启用',
  ADOPTED: '已启用',
  DISCARDED: '已放弃',
};
export const setStateTones = {
  DRAWN: 'warning',
  ADOPTED: 'success',
  DISCARDED: 'neutral',
} as const;

/** Parallel variants drawn by a blueprint, for the exam of a topic. */
export interface PaperSet {
  id: string;
  topicId: string;
  lines: PaperLine[];
  pinned: string[];
  unshuffled: string[];
  papers: Paper[];
  state: PaperSetState;
  organisationId: string;
  madeBy: string;
  madeAt: Date;
  adoptedBy: string | null;
  adoptedAt: Date | null;
}
