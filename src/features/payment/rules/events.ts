import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** A refund has to be sent to the gateway. */
export const refundDue: DomainEvent<{ refundId: string }> = {
  name: 'payment.refund_due',
  data: z.object({ refundId: z.string() }),
};

/** Money that is no fee has to be sent back by its gateway. */
export const returnDue: DomainEvent<{ returnId: string }> = {
  name: 'payment.return_due',
  data: z.object({ returnId: z.string() }),
};

export interface PaidOnline {
  billNo: string;
  /** The row of the feature that issued the bill. */
  subjectId: string;
  tradeNo: string;
}

/** A bill of another feature was paid online. */
export const billPaid: DomainEvent<PaidOnline> = {
  name: 'payment.bill_paid',
  data: z.object({ billNo: z.string(), subjectId: z.string(), tradeNo: z.string() }),
};

export interface ReturnedBill {
  subjectId: string;
  /** It is to be paid anew; otherwise it is over. */
  again: boolean;
  /** Only the method was wrong: it is paid, this way. */
  method?: 'CASH' | 'CARD' | undefined;
}

/** The payment of a bill was taken back, or its method corrected. */
export const billReturned: DomainEvent<ReturnedBill> = {
  name: 'payment.bill_returned',
  data: z.object({
    subjectId: z.string(),
    again: z.boolean(),
    method: z.enum(['CASH', 'CARD']).optional(),
  }),
};

/** What an invoice is made out over: an order, one payment of a group order, or a bill of another feature. */
export interface SourceName {
  sourceKind: 'ORDER' | 'CHECKOUT' | 'BANK_USE' | 'BILL';
  sourceId: string;
}

export interface ReversedReceipt extends SourceName {
  /** Why, in words for the payer. */
  because: string;
}

/**
 * The receipt of a payment was reversed because money went back, or had been another unit's; over the rest of it
 * another was issued (E22).
 */
export const receiptReversed: DomainEvent<ReversedReceipt> = {
  name: 'payment.receipt_reversed',
  data: z.object({
    sourceKind: z.enum(['ORDER', 'CHECKOUT', 'BANK_USE', 'BILL']),
    sourceId: z.string(),
    because: z.string(),
  }),
};
