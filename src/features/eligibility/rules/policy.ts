import type { Actor, OfficerRole } from '../../../kernel/actor.ts';
import type { Organisation } from '../../organisations/index.ts';

/** Whose people and rows a body may touch. */
export type Scope =
  | { kind: 'CITY' }
  | { kind: 'DISTRICT'; jurisdictionId: string }
  | { kind: 'INDUSTRY'; organisationId: string }
  | { kind: 'BODY'; organisationId: string }
  | { kind: 'NOBODY' };

/** The bodies a row belongs to: who cares for the person, and who supervises that body. */
export interface Place {
  /** The employer, or the agency of a person without one; null for neither. */
  organisationId: string | null;
  /** The district that supervises it; null for municipal and central units. */
  jurisdictionId: string | null;
  industryAuthorityId: string | null;
}

/** Bodies that care for people: the employer, and the agency for those without one. */
export const caringRoles = ['UNIT_ADMIN', 'AGENCY_CLERK'] as const satisfies readonly OfficerRole[];
/** Bodies that supervise units, and accept applications for title review. */
export const authorityRoles = [
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
] as const satisfies readonly OfficerRole[];
export const readingRoles = [...caringRoles, ...authorityRoles] as const;

/** The rows an officer may see (roles.md: own staff, district, system, city). */
export function scopeOf(actor: Pick<Actor, 'role' | 'organisationId' | 'jurisdictionId'>): Scope {
  const { role, organisationId, jurisdictionId } = actor;
  if (!organisationId) return { kind: 'NOBODY' };
  if (role === 'UNIT_ADMIN' || role === 'AGENCY_CLERK') return { kind: 'BODY', organisationId };
  if (role === 'DISTRICT_CLERK' && jurisdictionId) return { kind: 'DISTRICT', jurisdictionId };
  if (role === 'INDUSTRY_OFFICER') return { kind: 'INDUSTRY', organisationId };
  return role === 'MUNICIPAL_OFFICER' ? { kind: 'CITY' } : { kind: 'NOBODY' };
}

/** Whether a row of this place lies in a scope. */
export function liesIn(scope: Scope, place: Place): boolean {
  switch (scope.kind) {
    case 'CITY':
      return true;
    case 'DISTRICT':
      return place.jurisdictionId === scope.jurisdictionId;
    case 'INDUSTRY':
      return place.industryAuthorityId === scope.organisationId;
    case 'BODY':
      return place.organisationId === scope.organisationId;
    default:
      return false;
  }
}

/** The people a body's systems may ask about: the same its officers see. */
export function scopeOfOrganisation({
  id,
  kind,
  jurisdictionId,
}: Pick<Organisation, 'id' | 'kind' | 'jurisdictionId'>): Scope {
  switch (kind) {
    case 'MUNICIPAL_HR_BUREAU':
    case 'MUNICIPAL_DIVISION':
      return { kind: 'CITY' };
    case 'DISTRICT_HR_BUREAU':
      return jurisdictionId ? { kind: 'DISTRICT', jurisdictionId } : { kind: 'NOBODY' };
    case 'INDUSTRY_AUTHORITY':
      return { kind: 'INDUSTRY', organisationId: id };
    case 'EMPLOYER':
    case 'TALENT_AGENCY':
      return { kind: 'BODY', organisationId: id };
    default:
      return { kind: 'NOBODY' };
  }
}
