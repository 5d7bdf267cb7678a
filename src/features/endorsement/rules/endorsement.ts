import type { EndorserRule } from '../../organisations/index.ts';

export type EndorsementState = 'PENDING' | 'ENDORSED' | 'RETURNED' | 'REVOKED';

/**
 * A request to the competent body to endorse a slip (N23-N28). PENDING until that body endorses or
 * returns it; what was endorsed may be revoked. RETURNED and REVOKED are final: the learner asks again.
 */
export interface Endorsement {
  id: string;
  slipId: string;
  accountId: string;
  topicId: string;
  organisationId: string;
  rule: EndorserRule;
  state: EndorsementState;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
}

export const endorsementStateNames: Record<EndorsementState, string> = {
  PENDING: '待审验',
  ENDORSED: '已审验',
  RETURNED: '已退回',
  REVOKED: '已撤销',
};

const next: Record<EndorsementState, readonly EndorsementState[]> = {
  PENDING: ['ENDORSED', 'RETURNED'],
  ENDORSED: ['REVOKED'],
  RETURNED: [],
  REVOKED: [],
};

/** Whether an endorsement may go from one state to another. */
export function mayBecome(from: EndorsementState, to: EndorsementState): boolean {
  return next[from].includes(to);
}
