import type { CaseOutcome, CaseSource, CaseState, Measure, Violation } from './case.ts';

export const caseStateNames: Record<CaseState, string> = {
  REPORTED: '待受理',
  OPEN: '已立案',
  NOTIFIED: '已告知，等待申辩',
  DEFENDED: '已申辩',
  PROPOSED: '已提出处理意见',
  DECIDED: '已作出决定',
  APPEALED: '申诉中',
  CLOSED: '已结案',
};

export const outcomeNames: Record<CaseOutcome, string> = {
  NOT_ACCEPTED: '不予受理',
  DROPPED: '撤销案件',
  UPHELD: '决定生效',
  OVERTURNED: '申诉成立，决定已撤销',
};

export const violationNames: Record<Violation, string> = {
  IMPROPER_RECORDING: '违规登记',
  ARBITRARY_ENDORSEMENT: '随意审验',
  FRAUD: '弄虚作假',
};

export const sourceNames: Record<CaseSource, string> = {
  FINDING: '规则发现',
  REPORT: '单位举报',
  SPOT_CHECK: '抽查',
};

export const measureNames: Record<Measure, string> = {
  WARNING: '警告',
  HOURS_WITHDRAWN: '撤回登记的学时',
  ENDORSEMENT_REVOKED: '撤销审验',
  SLIP_REVOKED: '撤销合格单',
  RESULT_VOID: '考试成绩作废',
  ELIGIBILITY_LOST: '取消当年评聘资格',
  CIRCULAR: '通报',
  ACCOUNTABILITY: '移送追究责任',
};

/** What a measure does, in a sentence to the officer who ticks it. */
export const measureHints: Record<Measure, string> = {
  WARNING: '只记录在案。',
  HOURS_WITHDRAWN: '涉案合格单登记的学时退回，登记行保留并注明原因。',
  ENDORSEMENT_REVOKED: '审验和学时撤销，合格单本身有效，学员可以重新提交审验。',
  SLIP_REVOKED: '合格单、审验和学时一并撤销，公开查验显示“已撤销”。',
  RESULT_VOID: '成绩作废，合格单、审验和学时一并撤销；结案后按考试规则重新学习。',
  ELIGIBILITY_LOST: '该年度不能推荐、不能受理职称评审。',
  CIRCULAR: '通报文本随决定发布，申诉成立时撤回。',
  ACCOUNTABILITY: '记录移送，由有权机关追究责任。',
};
