import type { EndorserRule } from '../../organisations/index.ts';

export type EndorsementState = 'PENDING' | 'ENDORSED' | 'RETURNED' | 'REVOKED';

/**
 * A slip before the body competent for it (N23-N28). PENDING until that body endorses or returns it;
 * what was endorsed may be revoked. RETURNED and REVOKED are ends: the learner asks anew.
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

export const endorserRuleNames: Record<EndorserRule, string> = {
  CUSTODY: '档案托管（N27）',
  MUNICIPAL_UNIT: '市属、中央在渝单位（N26）',
  DISTRICT: '区县所属（N25）',
  ASSOCIATION: '其他人员（N28）',
};

/** Why the body of a rule is competent, in a sentence to the learner. */
export const endorserRuleReasons: Record<EndorserRule, string> = {
  CUSTODY: '您的人事档案由这家单位保管，所以由它审验。',
  MUNICIPAL_UNIT: '您所在的单位是市属单位或中央在渝单位，由本单位审验。',
  DISTRICT: '您的单位或工作地属于这个区县，由当地人力社保局审验。',
  ASSOCIATION: '您没有所属单位、代理机构或固定的工作区县，由继续教育协会直接审验。',
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
