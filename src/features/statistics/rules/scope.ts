import type { Actor, OfficerRole } from '../../../kernel/actor.ts';

/** Whose figures somebody sees: part of every query. */
export interface Scope {
  kind: 'CITY' | 'PLACE' | 'INDUSTRY' | 'UNIT';
  /** The jurisdiction, authority or unit; '*' for the city. */
  member: string;
}

export const cityRoles = [
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

/** Roles that read statistics (roles.md): the city's bodies everything, the others their own part. */
export const readers = [
  ...cityRoles,
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'UNIT_ADMIN',
] as const satisfies readonly OfficerRole[];

/** Roles that may see the people behind a figure; the others are not told of fewer than five. */
export const peopleReaders = [
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'UNIT_ADMIN',
] as const satisfies readonly OfficerRole[];

/** How far the figures of a role reach. */
export function scopeOf({
  role,
  organisationId,
  jurisdictionId,
}: Pick<Actor, 'role' | 'organisationId' | 'jurisdictionId'>): Scope {
  if ((cityRoles as readonly string[]).includes(role)) return { kind: 'CITY', member: '*' };
  if (role === 'DISTRICT_CLERK') return { kind: 'PLACE', member: jurisdictionId ?? '-' };
  if (role === 'INDUSTRY_OFFICER') return { kind: 'INDUSTRY', member: organisationId ?? '-' };
  return { kind: 'UNIT', member: organisationId ?? '-' };
}

/** Whether small figures are masked for a role. */
export const isMasked = (role: string): boolean =>
  !(peopleReaders as readonly string[]).includes(role);
