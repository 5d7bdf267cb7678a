import type { Actor, OfficerRole } from '../../../kernel/actor.ts';
import { type Scope, scopeOf } from '../../organisations/index.ts';

/** Roles that read the figures of the whole city (roles.md). */
export const cityRoles = [
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

/** Roles that read statistics: the city's bodies everything, the others their own part. */
export const readers = [
  ...cityRoles,
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'UNIT_ADMIN',
] as const satisfies readonly OfficerRole[];

/** Roles that may see the people behind a figure; the others are not told of fewer than five. */
export const peopleReaders: readonly string[] = [
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'UNIT_ADMIN',
] satisfies readonly OfficerRole[];

/**
 * Returns whose figures an officer may read: those of the people in scope. The association reads the
 * city's, of whose people it sees nobody.
 */
export function figureScopeOf(
  actor: Pick<Actor, 'role' | 'organisationId' | 'jurisdictionId'>,
): Scope {
  return actor.role === 'ASSOCIATION_CLERK' && actor.organisationId
    ? { kind: 'CITY', member: '*', bodyId: actor.organisationId }
    : scopeOf(actor);
}

/** Whether small figures are masked for a role. */
export const isMasked = (role: string): boolean => !peopleReaders.includes(role);
