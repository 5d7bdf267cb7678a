/** What binds a person to a body: work in a unit, or his file in the custody of an agency. */
export type LinkKind = 'EMPLOYMENT' | 'CUSTODY';

export const linkEndReasons = ['LEFT', 'RETIRED', 'TRANSFERRED', 'MISTAKEN'] as const;
export type LinkEndReason = (typeof linkEndReasons)[number];

export type LinkSource = 'SELF' | 'IMPORT' | 'TRANSFER';

/** A body's list of its people. */
export interface Care {
  kind: LinkKind;
  organisationId: string;
}

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
  source: LinkSource;
  endReason: LinkEndReason | null;
  /** He has set a password. */
  activated: boolean;
}
