import { randomInt } from 'node:crypto';
import type { IdDocumentType } from '../../../kernel/id-number.ts';
import type { EndorserRule } from '../../organisations/index.ts';

export type SlipState = 'VALID' | 'SUPERSEDED' | 'REVOKED';

/** The printed content, fixed at issue: later changes of the person or the topic change no slip. */
export interface SlipContent {
  name: string;
  idDocumentType: IdDocumentType;
  idNumberMasked: string;
  employerName: string | null;
  topicTitle: string;
  year: number;
  creditHours: number;
  score: number;
  fullMark: number;
  passMark: number;
  /** ISO instants. */
  examinedAt: string;
  issuedAt: string;
}

/** The endorsement printed on the slip. */
export interface EndorsementStamp {
  body: string;
  sealName: string;
  officer: string;
  /** ISO instant. */
  at: string;
}

/** The result slip of a passed exam (N22). VALID until it is superseded (Q7) or revoked (G12). */
export interface ResultSlip {
  id: string;
  slipNo: string;
  verificationCode: string;
  enrolmentId: string;
  accountId: string;
  topicId: string;
  attemptId: string;
  version: number;
  state: SlipState;
  stateBecause: string | null;
  supersededBy: string | null;
  content: SlipContent;
  endorserId: string;
  endorserRule: EndorserRule;
  endorsement: EndorsementStamp | null;
  issuedAt: Date;
}

// Without characters that look alike in print; 31^10 codes cannot be guessed.
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A random code of ten characters that verifies a slip; nothing about the person is in it (lesson 9). */
export function newVerificationCode(): string {
  return Array.from({ length: 10 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
}

/** The canonical form of a code typed from paper: upper case, without spaces and hyphens. */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/** The prefix of slip numbers: CQ for the topic `cq-2026`. */
export const placeOf = (topicId: string): string => (topicId.split('-')[0] ?? '').toUpperCase();

export const slipStateNames: Record<SlipState, string> = {
  VALID: '有效',
  SUPERSEDED: '已换发新单',
  REVOKED: '已撤销',
};
