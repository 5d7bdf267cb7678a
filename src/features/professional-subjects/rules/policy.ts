import type { OfficerRole } from '../../../kernel/actor.ts';

/** Who fixes subjects and recognises hours (roles.md). */
export const recognisers = ['INDUSTRY_OFFICER'] as const satisfies readonly OfficerRole[];
/** Who prepares lists: the authority itself, and units of its system as drafts. */
export const listMakers = [
  'INDUSTRY_OFFICER',
  'UNIT_ADMIN',
] as const satisfies readonly OfficerRole[];
/** Who opens a subject with its offerings. */
export const openers = [
  ...listMakers,
  'MUNICIPAL_OFFICER',
] as const satisfies readonly OfficerRole[];
/** Who reads what the authorities have fixed. */
export const readers = [...openers, 'DISTRICT_CLERK'] as const satisfies readonly OfficerRole[];
