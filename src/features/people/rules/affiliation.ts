/** What binds a person to a body: work in a unit, or his file in the custody of an agency. */
export type AffiliationKind = 'EMPLOYMENT' | 'CUSTODY';

export const affiliationEndReasons = ['LEFT', 'RETIRED', 'TRANSFERRED', 'MISTAKEN'] as const;
export type AffiliationEndReason = (typeof affiliationEndReasons)[number];

export type AffiliationSource = 'SELF' | 'IMPORT' | 'TRANSFER';

/** A body's list of its people. */
export interface BodyMembership {
  kind: AffiliationKind;
  organisationId: string;
}
