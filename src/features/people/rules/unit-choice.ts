/** The declared unit: one of the list, one that is missing there (Q8), or none. */
export type UnitChoice =
  | { kind: 'LISTED'; organisationId: string }
  | { kind: 'MISSING'; name: string; creditCode: string | null }
  | { kind: 'NONE' };
