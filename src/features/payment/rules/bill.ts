import type { Fen } from '../../../kernel/money.ts';
import type { CounterMethod } from './payment.ts';

/** A bill of another feature, as its payer pays it online. */
export interface Bill {
  billNo: string;
  /** The row of the other feature, what it is in words, and the page where the payer sees it. */
  subjectId: string;
  item: string;
  href: string;
  /** Who pays: a person or a body. */
  accountId: string | null;
  payerId: string | null;
  /** The body that gets the money. */
  organisationId: string;
  amountFen: Fen;
}

/** How a bill was paid. */
export type BillMethod = CounterMethod | 'GATEWAY';

/**
 * REFUND: the money goes back, and the bill is over. MISTAKE: it was recorded wrongly, and is to be paid again.
 * CASH, CARD: it was paid that way, and stays paid.
 */
export const billReturns = ['REFUND', 'MISTAKE', 'CASH', 'CARD'] as const;
export type BillReturn = (typeof billReturns)[number];

/** Whether only the method of the payment was wrong. */
export const isOtherMethod = (what: BillReturn): what is 'CASH' | 'CARD' =>
  what === 'CASH' || what === 'CARD';

/** Money that goes back and is no fee of an order. */
export interface MoneyReturn {
  id: string;
  billPaymentId: string | null;
  organisationId: string;
  amountFen: Fen;
  because: 'WRONG_AMOUNT' | 'EXTRA' | 'BILL';
  reason: string;
  state: ReturnState;
  approvedAt: Date;
  sentAt: Date | null;
  tries: number;
  lastError: string | null;
}

/** SENT: asked for at the gateway; FAILED: refused there too often. */
export type ReturnState = 'APPROVED' | 'SENT' | 'SUCCEEDED' | 'FAILED';

export const returnBecauseNames: Record<MoneyReturn['because'], string> = {
  WRONG_AMOUNT: '金额不符',
  EXTRA: '账单已付清或已取消，自动退回',
  BILL: '教材款退款',
};

export const returnStateNames: Record<ReturnState, string> = {
  APPROVED: '待退款',
  SENT: '退款处理中',
  SUCCEEDED: '已退款',
  FAILED: '退款未成功',
};
