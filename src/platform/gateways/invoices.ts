import { createHash } from 'node:crypto';
import type { Fen } from '../../kernel/money.ts';

/** FISCAL: a fiscal electronic receipt; INVOICE: a fully digital invoice. */
export type InvoiceKind = 'FISCAL' | 'INVOICE';

export interface InvoiceOrder {
  /** The key of the request: asked again with it, the issuer issues nothing twice. */
  requestNo: string;
  kind: InvoiceKind;
  title: string;
  /** Null for a person. */
  creditCode: string | null;
  item: string;
  amountFen: Fen;
  payee: string;
}

export interface Reversal {
  requestNo: string;
  kind: InvoiceKind;
  /** The number of the invoice that is reversed. */
  number: string;
  amountFen: Fen;
  reason: string;
}

/** The port to the issuer of fiscal receipts and invoices. Its calls throw when it does not answer. */
export interface InvoiceIssuer {
  /** Issues an invoice and returns its number. Throws `InvoiceRefusal` when it refuses the contents. */
  issue(order: InvoiceOrder): Promise<{ number: string }>;
  /** Reverses an invoice (红冲) and returns the number of the reversal; idempotent by `requestNo`. */
  reverse(reversal: Reversal): Promise<{ number: string }>;
}

/** The issuer refused; asking again with the same contents does not help. Its message is for the payer. */
export class InvoiceRefusal extends Error {}

/** What the simulated issuer does wrong with its next requests, how many of them. */
export interface IssuerFaults {
  /** It does not answer, and has done nothing. */
  silent?: number;
  /** It issues, but the answer is lost. */
  lost?: number;
  /** It refuses the title. */
  refused?: number;
}

export interface SimulatedIssuer extends InvoiceIssuer {
  misbehave(faults: IssuerFaults): void;
}

/**
 * An issuer for the demo and tests. It keeps nothing: the number follows from the key of the request, so that a
 * repeat gets the same one. It refuses a title with 拒开 and leaves one with 不答复 without an answer, to be shown
 * by hand.
 */
export function simulatedIssuer(): SimulatedIssuer {
  const next = { silent: 0, lost: 0, refused: 0 };
  const answer = (key: string, title: string): { number: string } => {
    if (take('silent') || title.includes('不答复')) throw new Error('开票平台没有答复');
    if (take('refused') || title.includes('拒开'))
      throw new InvoiceRefusal('购买方名称与登记的信息不一致，请核对抬头和统一社会信用代码');
    if (take('lost')) throw new Error('开票平台的答复丢失');
    return { number: numberOf(key) };
  };
  const take = (fault: keyof typeof next): boolean => {
    if (next[fault] === 0) return false;
    next[fault] -= 1;
    return true;
  };
  return {
    issue: async ({ requestNo, title }) => answer(`issue ${requestNo}`, title),
    reverse: async ({ requestNo }) => answer(`reverse ${requestNo}`, ''),
    misbehave: ({ silent = 0, lost = 0, refused = 0 }) =>
      Object.assign(next, { silent, lost, refused }),
  };
}

/** Twenty digits, as fully digital invoices have. */
function numberOf(key: string): string {
  const hash = createHash('sha256').update(key).digest('hex');
  return `26${(BigInt(`0x${hash}`) % 10n ** 18n).toString().padStart(18, '0')}`;
}
