/**
 * An affiliation binds a person to a body: employment in a unit, or custody of the personnel file
 * by an agency.
 */
export type AffiliationKind = 'EMPLOYMENT' | 'CUSTODY';

export const affiliationEndReasons = ['LEFT', 'RETIRED', 'TRANSFERRED', 'MISTAKEN'] as const;
export type AffiliationEndReason = (typeof affiliationEndReasons)[number];

export type AffiliationSource = 'SELF' | 'IMPORT' | 'TRANSFER';

/** A body with its kind of affiliation: whose members are meant. */
export interface BodyMembership {
  kind: AffiliationKind;
  organisationId: string;
}
