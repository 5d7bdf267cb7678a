import type { Fen } from '../../../kernel/money.ts';
import { type CounterMethod, counterMethods } from './payment.ts';

/** One movement of a till: money in is positive, money out negative. */
export interface TillLine {
  key: string;
  kind: 'RECEIVED' | 'REFUNDED' | 'VOIDED' | 'ENTRY';
  at: Date;
  clerkId: string;
  method: CounterMethod;
  amountFen: Fen;
  /** The fee it belongs to; null for a bill of another feature and a dated entry. */
  order: { id: string; orderNo: string; accountId: string; state: string } | null;
  bill?: {
    billNo: string;
    href: string | null;
    /** Its payment was not taken back. */
    stands: boolean;
    accountId: string | null;
    payerId: string | null;
  };
  note: string;
}

export const tillLineNames: Record<TillLine['kind'], string> = {
  RECEIVED: '收款',
  REFUNDED: '退费',
  VOIDED: '作废',
  ENTRY: '更正分录',
};

/** Received, refunded (with what was voided) and net; dated entries count for the net alone. */
export interface TillSum {
  count: number;
  receivedFen: Fen;
  refundedFen: Fen;
  netFen: Fen;
}

export type TillFigures = Record<CounterMethod, TillSum>;

/** Sums the lines of a till. */
export function sumTill(lines: readonly TillLine[]): TillSum {
  const sum = (kinds: TillLine['kind'][]) =>
    lines.filter(({ kind }) => kinds.includes(kind)).reduce((fen, one) => fen + one.amountFen, 0);
  return {
    count: lines.filter(({ kind }) => kind === 'RECEIVED').length,
    receivedFen: sum(['RECEIVED']),
    // Never minus nothing.
    refundedFen: 0 - sum(['REFUNDED', 'VOIDED']),
    netFen: lines.reduce((fen, one) => fen + one.amountFen, 0),
  };
}

/** Sums the lines of a till by method. */
export function figuresOf(lines: readonly TillLine[]): TillFigures {
  return Object.fromEntries(
    counterMethods.map((method) => [method, sumTill(lines.filter((one) => one.method === method))]),
  ) as TillFigures;
}

/** Notes and coins in fen, the largest first. */
export const denominations = [10_000, 5000, 2000, 1000, 500, 100, 50, 10] as const;

/** 100元, 5角. */
export function nameDenomination(fen: Fen): string {
  return fen >= 100 ? `${fen / 100}元` : `${fen / 10}角`;
}

/** How many there are of each denomination, by fen. */
export type Count = Partial<Record<number, number>>;

/** Returns the cash of a count. */
export function cashOf(count: Count): Fen {
  return denominations.reduce((fen, one) => fen + one * (count[one] ?? 0), 0);
}

export const handovers = ['COLLEAGUE', 'BANK', 'SAFE'] as const;
export type Handover = (typeof handovers)[number];
export const handoverNames: Record<Handover, string> = {
  COLLEAGUE: '交给同事',
  BANK: '存入银行',
  SAFE: '锁入保险柜',
};

/** The till of one clerk on one day. */
export interface TillDay {
  id: string;
  organisationId: string;
  clerkId: string;
  day: string;
  till: string;
  state: 'OPEN' | 'CLOSED';
  floatFen: Fen;
  counted: Count | null;
  countedFen: Fen | null;
  expectedFen: Fen | null;
  differenceReason: string | null;
  figures: TillFigures | null;
  handover: Handover | null;
  handedTo: string | null;
  handoverNote: string;
  closedBy: string | null;
  closedAt: Date | null;
}

/** The window of a clerk who never named one. */
export const firstTill = '1号窗口';
