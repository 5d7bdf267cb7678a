/**
 * The kinds of which cases consist (N38), each list once: types, forms and pages take them from here, the
 * checks of `irregularity_cases` and `irregularity_effects` repeat the codes.
 */

export const violationNames = {
  IMPROPER_RECORDING: '违规登记',
  ARBITRARY_ENDORSEMENT: '随意审验',
  FRAUD: '弄虚作假',
} as const;
export type Violation = keyof typeof violationNames;
export const violations = codesOf(violationNames);

export const sourceNames = {
  FINDING: '规则发现',
  REPORT: '单位举报',
  SPOT_CHECK: '抽查',
} as const;
export type CaseSource = keyof typeof sourceNames;

export const outcomeNames = {
  NOT_ACCEPTED: '不予受理',
  DROPPED: '撤销案件',
  UPHELD: '决定生效',
  OVERTURNED: '申诉成立，决定已撤销',
} as const;
export type CaseOutcome = keyof typeof outcomeNames;

/** The lists of the bureau: what it has to do, what waits for others, what is over. */
export const groupNames = { todo: '待办理', waiting: '等待当事人', closed: '已结案' } as const;
export type CaseGroup = keyof typeof groupNames;
export const groups = codesOf(groupNames);

interface StateKind {
  name: string;
  group: CaseGroup;
  /** Before a proposal: slips may still be added to the case. */
  slipsOpen: boolean;
}

const stateKinds = {
  REPORTED: { name: '待受理', group: 'todo', slipsOpen: true },
  OPEN: { name: '已立案', group: 'todo', slipsOpen: true },
  NOTIFIED: { name: '已告知，等待申辩', group: 'waiting', slipsOpen: true },
  DEFENDED: { name: '已申辩', group: 'todo', slipsOpen: true },
  PROPOSED: { name: '已提出处理意见', group: 'todo', slipsOpen: false },
  DECIDED: { name: '已作出决定', group: 'waiting', slipsOpen: false },
  APPEALED: { name: '申诉中', group: 'todo', slipsOpen: false },
  CLOSED: { name: '已结案', group: 'closed', slipsOpen: false },
} as const satisfies Record<string, StateKind>;
export type CaseState = keyof typeof stateKinds;
export const caseStateKinds: Record<CaseState, StateKind> = stateKinds;
export const caseStates = codesOf(stateKinds);

/** Returns the states of a list of the bureau. */
export const statesOfGroup = (group: CaseGroup): CaseState[] =>
  caseStates.filter((state) => caseStateKinds[state].group === group);

export type Accused = 'PERSON' | 'BODY';

interface MeasureKind {
  name: string;
  /** What it does, in a sentence to the officer who ticks it. */
  hint: string;
  against: readonly Accused[];
  /** It changes the slips of the case: without any it would do nothing. */
  reachesSlips: boolean;
}

const measureKinds = {
  WARNING: {
    name: '警告',
    hint: '只记录在案。',
    against: ['PERSON', 'BODY'],
    reachesSlips: false,
  },
  HOURS_WITHDRAWN: {
    name: '撤回登记的学时',
    hint: '涉案合格单登记的学时退回，登记行保留并注明原因。',
    against: ['PERSON', 'BODY'],
    reachesSlips: true,
  },
  ENDORSEMENT_REVOKED: {
    name: '撤销审验',
    hint: '审验和学时撤销，合格单本身有效，学员可以重新提交审验。',
    against: ['PERSON', 'BODY'],
    reachesSlips: true,
  },
  SLIP_REVOKED: {
    name: '撤销合格单',
    hint: '合格单、审验和学时一并撤销，公开查验显示“已撤销”。',
    against: ['PERSON', 'BODY'],
    reachesSlips: true,
  },
  RESULT_VOID: {
    name: '考试成绩作废',
    hint: '成绩作废，合格单、审验和学时一并撤销；结案后按考试规则重新学习。',
    against: ['PERSON'],
    reachesSlips: true,
  },
  ELIGIBILITY_LOST: {
    name: '取消当年评聘资格',
    hint: '该年度不能推荐、不能受理职称评审。',
    against: ['PERSON'],
    reachesSlips: false,
  },
  CIRCULAR: {
    name: '通报',
    hint: '通报文本随决定发布，申诉成立时撤回。',
    against: ['PERSON', 'BODY'],
    reachesSlips: false,
  },
  ACCOUNTABILITY: {
    name: '移送追究责任',
    hint: '记录移送，由有权机关追究责任。',
    against: ['BODY'],
    reachesSlips: false,
  },
} as const satisfies Record<string, MeasureKind>;
export type Measure = keyof typeof measureKinds;
export const measureKindOf: Record<Measure, MeasureKind> = measureKinds;
export const measures = codesOf(measureKinds);

/** Returns the names of measures as one text. */
export const measuresInWords = (chosen: readonly Measure[]): string =>
  chosen.map((one) => measureKindOf[one].name).join('、');

/** What a decision changes, in the order in which it is reverted: what others depend on comes first. */
export const effectNames = {
  RESULT: '考试成绩作废',
  SLIP: '合格单撤销',
  ENDORSEMENT: '审验撤销',
  HOURS: '学时退回',
  ELIGIBILITY: '取消当年评聘资格',
  CIRCULAR: '发布通报',
} as const;
export type EffectKind = keyof typeof effectNames;
export const effectKinds = codesOf(effectNames);

function codesOf<Code extends string>(kinds: Readonly<Record<Code, unknown>>): Code[] {
  return Object.keys(kinds) as Code[];
}
