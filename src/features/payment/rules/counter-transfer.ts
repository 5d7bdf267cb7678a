import { dayOf } from '../../../kernel/calendar.ts';
import type { Fen } from '../../../kernel/money.ts';
import { plainName } from './bank-line.ts';

/** A transfer that a clerk recorded at the counter, and that is no line of the bank yet. */
export interface CounterTransfer {
  paymentId: string;
  orderNo: string;
  amountFen: Fen;
  receivedAt: Date;
  payerName: string;
}

export type CounterMatch = CounterTransfer & {
  /** The payer of the line is the learner. */
  payerAgrees: boolean;
};

/** Days by which the bank may be before and after the counter. */
export const daysApart = 15;
const dayMs = 86_400_000;
const mostShown = 8;

/**
 * Which transfers recorded at the counter the rest of a bank line may be: within two weeks, those of its payer
 * first, others only with exactly its sum.
 */
export function matchCounterTransfers(
  line: { amountFen: Fen; usedFen: Fen; payer: string; day: string },
  transfers: readonly CounterTransfer[],
): CounterMatch[] {
  const restFen = line.amountFen - line.usedFen;
  const payer = plainName(line.payer);
  const near = ({ receivedAt }: CounterTransfer) =>
    Math.abs(Date.parse(dayOf(receivedAt)) - Date.parse(line.day)) <= daysApart * dayMs;
  return transfers
    .filter((one) => one.amountFen <= restFen && near(one))
    .map((one) => ({ ...one, payerAgrees: payer !== '' && plainName(one.payerName) === payer }))
    .filter(({ payerAgrees, amountFen }) => payerAgrees || amountFen === restFen)
    .toSorted((one, other) => Number(other.payerAgrees) - Number(one.payerAgrees))
    .slice(0, mostShown);
}
