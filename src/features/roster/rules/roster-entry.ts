import type { AffiliationEndReason, AffiliationSource } from '../../people/index.ts';

/** Who of them is shown: who waits for an answer, who is here, who has not used his account yet, who left. */
export const rosterViews = ['WAITING', 'CURRENT', 'INVITED', 'LEFT'] as const;
export type RosterView = (typeof rosterViews)[number];

/** One link as the body sees it. */
export interface RosterEntry {
  id: string;
  accountId: string;
  name: string;
  idNumberMasked: string;
  phoneMasked: string | null;
  state: 'CLAIMED' | 'CONFIRMED' | 'REJECTED';
  validFrom: string;
  validTo: string | null;
  department: string;
  post: string;
  source: AffiliationSource;
  endReason: AffiliationEndReason | null;
  /** He has set a password. */
  activated: boolean;
}
