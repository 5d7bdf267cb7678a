import type { AffiliationEndReason, AffiliationSource } from '../../people/index.ts';

/**
 * WAITING: claimed, not answered; CURRENT: confirmed; INVITED: account not activated; LEFT: ended.
 */
export const rosterViews = ['WAITING', 'CURRENT', 'INVITED', 'LEFT'] as const;
export type RosterView = (typeof rosterViews)[number];

/** One affiliation as the body sees it. */
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
  /** The account has a password. */
  activated: boolean;
}
