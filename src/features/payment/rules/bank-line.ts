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
  /** Group orders from which a match of this line was reversed. */
  reversedFrom: string[];
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

/** SURE: code and sum leave no choice. LIKELY: one of them does. POSSIBLE: the payer or the sum alone. */
export type Sureness = 'SURE' | 'LIKELY' | 'POSSIBLE';

export interface Proposal {
  awaited: Awaited;
  fit: Fit;
  /** Proposed by the code, the payer's name, or only the amount. */
  by: 'CODE' | 'NAME' | 'AMOUNT';
  /** The account that paid is that of the unit. */
  payerAgrees: boolean;
  sureness: Sureness;
}

const surenesses: readonly Sureness[] = ['SURE', 'LIKELY', 'POSSIBLE'];

/**
 * Which group orders the rest of a bank line may be for, the surest first: a code in the remark
 * decides alone; without one the payer's name, then an equal amount (E21). An order from which the line was
 * taken back is only possible.
 */
export function proposeGroupOrders(
  line: Pick<BankLine, 'amountFen' | 'usedFen' | 'payer' | 'remark' | 'reversedFrom'>,
  awaited: readonly Awaited[],
): Proposal[] {
  const restFen = line.amountFen - line.usedFen;
  if (restFen === 0) return [];
  const codes = findRemittanceCodes(line.remark);
  const payer = plainName(line.payer);
  const proposals = awaited.flatMap((one): Proposal[] => {
    const fit = fitOf(restFen, one);
    const payerAgrees = payer !== '' && plainName(one.payerName) === payer;
    const whole = fit === 'WHOLE' || fit === 'NAMED';
    const of = (by: Proposal['by'], likely: Sureness) => {
      const sureness = line.reversedFrom.includes(one.id) ? 'POSSIBLE' : likely;
      return [{ awaited: one, fit, by, payerAgrees, sureness } as const];
    };
    if (codes.includes(one.remittanceCode)) return of('CODE', whole ? 'SURE' : 'LIKELY');
    if (payerAgrees) return of('NAME', whole ? 'LIKELY' : 'POSSIBLE');
    return restFen === one.openFen || restFen === one.namedFen ? of('AMOUNT', 'POSSIBLE') : [];
  });
  const byCode = proposals.filter(({ by }) => by === 'CODE');
  return byCode.length > 0
    ? byCode.toSorted(surestFirst)
    : proposals.toSorted(surestFirst).slice(0, 5);
}

const ways: readonly Proposal['by'][] = ['CODE', 'NAME', 'AMOUNT'];
const fits: readonly Fit[] = ['WHOLE', 'NAMED', 'PART', 'OVER'];

const surestFirst = (one: Proposal, other: Proposal) =>
  surenesses.indexOf(one.sureness) - surenesses.indexOf(other.sureness) ||
  ways.indexOf(one.by) - ways.indexOf(other.by) ||
  fits.indexOf(one.fit) - fits.indexOf(other.fit);

function fitOf(restFen: Fen, { openFen, namedFen, namedCount }: Awaited): Fit {
  if (restFen === openFen) return 'WHOLE';
  if (namedCount > 0 && restFen === namedFen) return 'NAMED';
  return restFen > openFen ? 'OVER' : 'PART';
}

/** Returns a name without brackets, blanks and full-width forms, which banks write differently. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s()（）·.]/g, '');
}

/** The one proposal whose code and sum leave no choice, so that it may be confirmed in bulk. */
export function findCertain(proposals: readonly Proposal[]): Proposal | undefined {
  const [first, second] = proposals;
  // Two codes in one remark leave a choice.
  return first?.sureness === 'SURE' && second === undefined ? first : undefined;
}

/**
 * Whether a group order is used only after the clerk looked a second time: its code is not in the remark, or
 * the line was taken back from it before.
 */
export const needsSecondLook = (
  { remark, reversedFrom }: Pick<BankLine, 'remark' | 'reversedFrom'>,
  { id, remittanceCode }: Pick<Awaited, 'id' | 'remittanceCode'>,
): boolean => reversedFrom.includes(id) || !findRemittanceCodes(remark).includes(remittanceCode);
