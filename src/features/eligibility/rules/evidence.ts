import type { EndorsementState } from '../../endorsement/index.ts';
import type { SlipState } from '../../result-slips/index.ts';
import type { RequiredEvidence } from './cycle.ts';

/** A passed topic of a person with everything that proves it; each part can be opened. */
export interface Pass {
  topicId: string;
  /** The topic's own year. */
  year: number;
  title: string;
  creditHours: number;
  passedAt: Date;
  slip: {
    id: string;
    slipNo: string;
    verificationCode: string;
    state: SlipState;
    because: string | null;
  };
  endorsement: { id: string; state: EndorsementState; decidedAt: Date | null } | null;
  entry: { id: string; entryNo: string; recordedAt: Date } | null;
  /** Of a paper exam or a year before the platform: proved on paper, endorsed by this body. */
  onPaper?: { endorsedBy: string };
}

/** An approved absence that excuses years (G13). */
export interface Excuse {
  absenceId: string;
  years: number[];
  reason: string;
}

/** What is known of a person's years. */
export interface History {
  passes: Pass[];
  excuses: Excuse[];
  losses: { year: number; reference: string; because: string }[];
}

export type PassStanding = 'ENOUGH' | 'NOT_ENDORSED' | 'NOT_RECORDED' | 'REVOKED';

/** Whether a pass proves what is asked for, or what it lacks (N30, N37, G12). */
export function standingOf(pass: Pass, wanted: RequiredEvidence): PassStanding {
  if (pass.slip.state !== 'VALID' || pass.endorsement?.state === 'REVOKED') return 'REVOKED';
  if (wanted === 'SLIP') return 'ENOUGH';
  if (pass.endorsement?.state !== 'ENDORSED') return 'NOT_ENDORSED';
  return wanted === 'RECORDED' && pass.entry === null ? 'NOT_RECORDED' : 'ENOUGH';
}

/** Where everybody can check a slip, without more than is printed on it. */
export function proofUrl({ slip }: Pass): string {
  return `/verify/${slip.slipNo}/${slip.verificationCode}`;
}
