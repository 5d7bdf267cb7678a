import type { Kind } from './action-words.ts';

/** What the auditor looks for; undefined where it does not matter. */
export interface EntryFilter {
  /** Accounts that acted. */
  actors?: readonly string[] | undefined;
  /** Accounts whose data it was. */
  subjects?: readonly string[] | undefined;
  organisation?: string | undefined;
  kind?: Kind | undefined;
  action?: string | undefined;
  /** Only what did not succeed, or what was done at night. */
  only?: 'failed' | 'night' | undefined;
  from?: Date | undefined;
  /** Exclusive. */
  to?: Date | undefined;
  address?: string | undefined;
  /** The id of any subject, also of what is not a person. */
  subjectId?: string | undefined;
  beforeId?: number | undefined;
  limit: number;
}

/** Night in Shanghai, when offices are closed. */
export const night = { from: 21, to: 6 };

/** What is looked at as unusual (docs/roles.md, auditor). */
export const unusual = {
  /** Accesses of one person in an hour, or rows of lists and files. */
  accessesAnHour: 60,
  rowsAnHour: 1000,
  /** An address the person did not use in this many days before. */
  newAddressDays: 30,
};
