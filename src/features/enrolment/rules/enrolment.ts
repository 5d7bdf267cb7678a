import type { Fen } from '../../../kernel/money.ts';

export type EnrolmentState = 'SELECTED' | 'OPEN' | 'WITHDRAWN' | 'REFUNDED';

/** A learner's selection of an annual topic (N5). SELECTED: not paid; OPEN: study and exam are open. */
export interface Enrolment {
  id: string;
  accountId: string;
  topicId: string;
  state: EnrolmentState;
  selectedAt: Date;
  /** While a refund is asked for and not decided. */
  refundAskedAt: Date | null;
}

/** A study round: the first, or a restudy after all attempts were failed (N18). */
export interface Round {
  id: string;
  enrolmentId: string;
  roundNo: number;
  because: 'FIRST' | 'RESTUDY';
  /** What has to be paid before this round is open (G6); 0 when it is free or paid. */
  owedFen: Fen;
  openedAt: Date;
  completedAt: Date | null;
  completedByRule: string | null;
}

/** Whether an enrolment can be withdrawn: only before payment, afterwards it is refunded (E20). */
export function mayWithdraw(enrolment: Pick<Enrolment, 'state'>): boolean {
  return enrolment.state === 'SELECTED';
}
