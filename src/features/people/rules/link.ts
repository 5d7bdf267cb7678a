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
