import type { Fen } from '../../../kernel/money.ts';
import { findRemittanceCodes } from './remittance-code.ts';

/** An incoming transfer on the bank account, as read from the bank's file. */
export interface BankLine {
  id: string;
  rowNo: number;
  fileName: string;
  transactionNo: string;
  day: string;
  amountFen: Fen;
  /** What was used for group orders or textbooks, or sent back; the rest is unused. */
  usedFen: Fen;
  payer: string;
  payerAccount: string;
  remark: string;
  note: string;
}

export type NewBankLine = Pick<
  BankLine,
  'rowNo' | 'transactionNo' | 'day' | 'amountFen' | 'payer' | 'payerAccount' | 'remark'
>;

/** A group order as the matching needs it. */
export interface Awaited {
  id: string;
  groupNo: string;
  remittanceCode: string;
  payerName: string;
  openFen: Fen;
  openCount: number;
  namedFen: Fen;
  namedCount: number;
}

/** WHOLE: the rest is the open sum. NAMED: that of the people the unit named. OVER: more. PART: less. */
export type Fit = 'WHOLE' | 'NAMED' | 'OVER' | 'PART';

export interface Proposal {
  awaited: Awaited;
  fit: Fit;
  /** Proposed by the code, the payer's name, or only the amount. */
  by: 'CODE' | 'NAME' | 'AMOUNT';
}

/**
 * Which group orders the rest of a bank line may be for, the likeliest first: a code in the remark
 * decides alone; without one the payer's name, then an equal amount (E21).
 */
export function proposeGroupOrders(
  line: Pick<BankLine, 'amountFen' | 'usedFen' | 'payer' | 'remark'>,
  awaited: readonly Awaited[],
): Proposal[] {
  const restFen = line.amountFen - line.usedFen;
  if (restFen === 0) return [];
  const codes = findRemittanceCodes(line.remark);
  const proposal = (one: Awaited, by: Proposal['by']) => ({
    awaited: one,
    fit: fitOf(restFen, one),
    by,
  });
  const byCode = awaited.filter((one) => codes.includes(one.remittanceCode));
  if (byCode.length > 0) return byCode.map((one) => proposal(one, 'CODE'));
  const payer = plainName(line.payer);
  const byName = awaited.filter((one) => payer !== '' && plainName(one.payerName) === payer);
  const exact = awaited.filter(
    (one) => !byName.includes(one) && (one.openFen === restFen || one.namedFen === restFen),
  );
  const rank: Record<Fit, number> = { WHOLE: 0, NAMED: 1, PART: 2, OVER: 3 };
  const named = byName.map((one) => proposal(one, 'NAME'));
  named.sort((one, other) => rank[one.fit] - rank[other.fit]);
  return [...named, ...exact.map((one) => proposal(one, 'AMOUNT'))].slice(0, 5);
}

function fitOf(restFen: Fen, { openFen, namedFen, namedCount }: Awaited): Fit {
  if (restFen === openFen) return 'WHOLE';
  if (namedCount > 0 && restFen === namedFen) return 'NAMED';
  return restFen > openFen ? 'OVER' : 'PART';
}

/** A name without brackets, blanks and full-width forms, which banks write differently. */
function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s()（）·.]/g, '');
}

/** Whether code and sum leave no choice, so that it may be confirmed in bulk. */
export function isCertain({ by, fit }: Proposal): boolean {
  return by === 'CODE' && (fit === 'WHOLE' || fit === 'NAMED');
}
