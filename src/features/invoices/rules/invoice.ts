import type { Fen } from '../../../kernel/money.ts';
import type { InvoiceKind } from '../../../platform/gateways/invoices.ts';
import type { SourceName } from '../../payment/index.ts';

export type { InvoiceKind };

/**
 * ASKED → ISSUED / FAILED; FAILED → ASKED again with another title; ISSUED → REVERSING → REVERSED. CANCELLED: the
 * money went back before anything was issued.
 */
export type InvoiceState = 'ASKED' | 'ISSUED' | 'FAILED' | 'REVERSING' | 'REVERSED' | 'CANCELLED';

/** A fiscal electronic receipt or an invoice that a payer asked for (E22). */
export interface Invoice extends SourceName {
  id: string;
  requestNo: string;
  kind: InvoiceKind;
  accountId: string | null;
  organisationId: string | null;
  payeeId: string;
  item: string;
  amountFen: Fen;
  title: string;
  creditCode: string | null;
  state: InvoiceState;
  replaces: string | null;
  askedBy: string;
  askedAt: Date;
  tries: number;
  lastError: string | null;
  number: string | null;
  issuedAt: Date | null;
  reverseBecause: string | null;
  reversalNo: string | null;
  reversedAt: Date | null;
}

export const kindNames: Record<InvoiceKind, string> = {
  FISCAL: '财政电子票据',
  INVOICE: '电子发票',
};

export const stateNames: Record<InvoiceState, string> = {
  ASKED: '已申请，等待开具',
  ISSUED: '已开具',
  FAILED: '开具未成功',
  REVERSING: '正在红冲',
  REVERSED: '已红冲',
  CANCELLED: '已取消',
};

const longestPauseSeconds = 3600;
export const mostTries = 12;
const hangsAfterMinutes = 10;

/** Returns when to ask the issuer again; null after twelve tries, when an officer has to act. */
export function nextTry(tries: number, now: Date): Date | null {
  if (tries >= mostTries) return null;
  const seconds = Math.min(longestPauseSeconds, 5 * 2 ** tries);
  return new Date(now.getTime() + seconds * 1000);
}

/** Whether an unfinished invoice waits so long that somebody should look. */
export function hangs({ state, askedAt, tries }: Invoice, now: Date): boolean {
  if (state === 'FAILED') return true;
  if (state !== 'ASKED' && state !== 'REVERSING') return false;
  return tries > 2 || now.getTime() - askedAt.getTime() > hangsAfterMinutes * 60_000;
}

/** Whether a correction of its title may be asked for. */
export function mayCorrect({ state }: Pick<Invoice, 'state'>): boolean {
  return state === 'ISSUED' || state === 'FAILED';
}

/** Asked for, issued or to be corrected: no other one can be asked for over its payment. */
export const liveStates: readonly InvoiceState[] = ['ASKED', 'ISSUED', 'FAILED'];

export function isLive({ state }: Pick<Invoice, 'state'>): boolean {
  return liveStates.includes(state);
}

/** The issuer, or an officer in its place, still has to do something. */
export const unfinishedStates: readonly InvoiceState[] = ['ASKED', 'FAILED', 'REVERSING'];

export function isUnfinished({ state }: Pick<Invoice, 'state'>): boolean {
  return unfinishedStates.includes(state);
}
