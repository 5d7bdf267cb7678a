import type { Fen } from '../../../kernel/money.ts';

export type EnrolmentState = 'SELECTED' | 'OPEN' | 'WITHDRAWN' | 'REFUNDED';

/** A learner's choice of an annual topic (N5). SELECTED: not paid yet; OPEN: study and exam rights. */
export interface Enrolment {
  id: string;
  accountId: string;
  topicId: string;
  state: EnrolmentState;
  selectedAt: Date;
}

/** One pass through the course: the first, or after all attempts were failed (N18). */
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

/** Only what was never paid can be withdrawn; what was paid is refunded (E20). */
export function mayWithdraw(enrolment: Pick<Enrolment, 'state'>): boolean {
  return enrolment.state === 'SELECTED';
}
