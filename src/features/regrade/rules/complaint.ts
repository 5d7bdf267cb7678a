import { endOfTerm, type WorkCalendar } from '../../../kernel/calendar.ts';

/** A complaint of a learner about a question of the paper or about the score. */
export interface Complaint {
  id: string;
  topicId: string;
  attemptId: string;
  accountId: string;
  kind: ComplaintKind;
  itemNo: number | null;
  questionId: string | null;
  versionNo: number | null;
  text: string;
  state: 'ASKED' | 'ANSWERED' | 'WITHDRAWN';
  askedAt: Date;
  outcome: ComplaintOutcome | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
}

export const complaintKinds = ['QUESTION', 'SCORE'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];
export const complaintKindNames: Record<ComplaintKind, string> = {
  QUESTION: '试题有误',
  SCORE: '分数有误',
};

export const complaintOutcomes = ['UPHELD', 'NOT_UPHELD'] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];
export const outcomeNames: Record<ComplaintOutcome, string> = {
  UPHELD: '异议成立',
  NOT_UPHELD: '异议不成立',
};

export const complaintStateNames: Record<Complaint['state'], string> = {
  ASKED: '待答复',
  ANSWERED: '已答复',
  WITHDRAWN: '已撤回',
};

/** Days after the result in which a complaint can be asked, for topics without a term of their own. */
export const usualDays = 7;

/** Until when a complaint about an attempt can be asked: counted from its newest result. */
export function complaintDeadline(
  { gradedAt, regradedAt }: { gradedAt: Date | null; regradedAt: Date | null },
  days: number,
  calendar: WorkCalendar,
): Date | null {
  if (!gradedAt) return null;
  const newest = Math.max(gradedAt.getTime(), regradedAt?.getTime() ?? 0);
  return endOfTerm(new Date(newest), days, calendar);
}

/** What a complaint is about, in words: 第3题. */
export const complaintSubject = ({ kind, itemNo }: Pick<Complaint, 'kind' | 'itemNo'>): string =>
  kind === 'QUESTION' ? `第${itemNo}题` : '分数';
