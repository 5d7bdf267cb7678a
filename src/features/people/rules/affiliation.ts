/**
 * An affiliation binds a person to a body: employment in a unit, or custody of the personnel file
 * by an agency.
 */
export type AffiliationKind = 'EMPLOYMENT' | 'CUSTODY';

export const affiliationEndReasons = ['LEFT', 'RETIRED', 'TRANSFERRED', 'MISTAKEN'] as const;
export type AffiliationEndReason = (typeof affiliationEndReasons)[number];

export type AffiliationSource = 'SELF' | 'IMPORT' | 'TRANSFER';

/** The members of a body by one kind of affiliation. */
export interface BodyMembership {
  kind: AffiliationKind;
  organisationId: string;
}
