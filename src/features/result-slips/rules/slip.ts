import { randomInt } from 'node:crypto';
import type { EndorserRule } from '../../organisations/index.ts';

export type SlipState = 'VALID' | 'SUPERSEDED' | 'REVOKED';

/** What is printed, frozen at issue: a later change of the person or the topic changes no slip. */
export interface SlipContent {
  name: string;
  idDocumentType: string;
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

/** The endorsement as it stands on the slip. */
export interface EndorsementStamp {
  body: string;
  sealName: string;
  officer: string;
  /** ISO instant. */
  at: string;
}

/** The result slip of a passed exam (N22). VALID until another takes its place or it is revoked (G12). */
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

// Without characters that look alike in print; 31 to the power of 10 codes cannot be tried out.
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code of ten characters by which a slip is verified; nothing about the person is in it (lesson 9). */
export function newVerificationCode(): string {
  return Array.from({ length: 10 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
}

/** One spelling of what was typed from paper: upper case, without spaces and hyphens. */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

export const slipStateNames: Record<SlipState, string> = {
  VALID: '有效',
  SUPERSEDED: '已换发新单',
  REVOKED: '已撤销',
};
