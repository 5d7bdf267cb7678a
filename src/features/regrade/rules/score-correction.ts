import type { CorrectionKind, PassRule } from '../../exam/index.ts';

export const correctionKinds = ['KEY', 'FURTHER', 'ALL_POINTS', 'LEFT_OUT'] as const;

export const correctionKindNames: Record<CorrectionKind, string> = {
  KEY: '更正答案',
  FURTHER: '增加一个正确答案',
  ALL_POINTS: '题目作废，人人得分',
  LEFT_OUT: '题目作废，剔除后按比例折算',
};

export const correctionKindHints: Record<CorrectionKind, string> = {
  KEY: '原来的答案不对，只按新答案给分。',
  FURTHER: '原来的答案也对，另一个答案同样给分。',
  ALL_POINTS: '这道题的分数给每一个抽到它的人。',
  LEFT_OUT: '这道题不计，其余题目的得分折算到满分。',
};

export const passRules = ['KEEP_PASS', 'AS_GRADED'] as const;

export const passRuleNames: Record<PassRule, string> = {
  KEEP_PASS: '已经合格的不变为不合格',
  AS_GRADED: '一律按更正后的分数',
};

/** Whether a kind names answers. */
export const namesAnswers = (kind: CorrectionKind): boolean => kind === 'KEY' || kind === 'FURTHER';

export type ScoreCorrectionState =
  | 'TRYING'
  | 'DRAFT'
  | 'APPLYING'
  | 'APPLIED'
  | 'UNDOING'
  | 'UNDONE'
  | 'DISCARDED';

export const stateNames: Record<ScoreCorrectionState, string> = {
  TRYING: '正在试算',
  DRAFT: '已试算，未执行',
  APPLYING: '正在执行',
  APPLIED: '已执行',
  UNDOING: '正在撤销',
  UNDONE: '已撤销',
  DISCARDED: '已放弃',
};

export const stateTones = {
  TRYING: 'info',
  DRAFT: 'warning',
  APPLYING: 'info',
  APPLIED: 'success',
  UNDOING: 'info',
  UNDONE: 'neutral',
  DISCARDED: 'neutral',
} as const;

/** States in which the job walks from person to person. */
export const walking: readonly ScoreCorrectionState[] = ['TRYING', 'APPLYING', 'UNDOING'];

/** A wrong key or a withdrawn question put right after people sat (lesson 8). */
export interface ScoreCorrection {
  id: string;
  topicId: string;
  questionId: string;
  /** The version that the papers show. */
  versionNo: number;
  questionWords: string;
  /** In the bank's keys. */
  formerAnswer: string;
  kind: CorrectionKind;
  accepted: string[];
  /** The same in words; null where they are what was ticked. */
  acceptedWords: string | null;
  rule: PassRule;
  ground: string;
  complaintId: string | null;
  organisationId: string;
  state: ScoreCorrectionState;
  madeBy: string;
  madeAt: Date;
  targets: number;
  walked: number;
  walkedTo: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  appliedAt: Date | null;
  undoBecause: string | null;
  undoBy: string | null;
  undoneAt: Date | null;
}

/** How many people a correction changes, and how. */
export interface ChangeCounts {
  /** Attempts whose score or result changes. */
  changed: number;
  nowPass: number;
  nowFail: number;
  /** Passes kept by the rule although the score is below the mark. */
  keptPass: number;
  higher: number;
  lower: number;
}

/** What a correction does, in one sentence. */
export function describeCorrection(
  one: Pick<ScoreCorrection, 'kind' | 'accepted' | 'acceptedWords' | 'formerAnswer'>,
): string {
  const answers = one.acceptedWords ?? one.accepted.join('、');
  if (one.kind === 'KEY') return `答案由 ${one.formerAnswer} 改为 ${answers}`;
  if (one.kind === 'FURTHER') return `除 ${one.formerAnswer} 外，${answers} 也给分`;
  return correctionKindNames[one.kind];
}

/** The answer that a new version of the question starts with; null where the correction replaces none. */
export const fixedAnswer = ({
  kind,
  accepted,
}: Pick<ScoreCorrection, 'kind' | 'accepted'>): string | null =>
  kind === 'KEY' ? (accepted[0] ?? null) : null;
