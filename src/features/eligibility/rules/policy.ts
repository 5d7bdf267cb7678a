import type { Actor, OfficerRole } from '../../../kernel/actor.ts';
import {
  liesIn,
  nobody,
  type Organisation,
  type OrganisationKind,
  type Placement,
  type Scope,
  scopeOf,
  scopeOfBody,
} from '../../organisations/index.ts';

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

const readingKinds: readonly OrganisationKind[] = [
  'EMPLOYER',
  'TALENT_AGENCY',
  'DISTRICT_HR_BUREAU',
  'INDUSTRY_AUTHORITY',
  'MUNICIPAL_HR_BUREAU',
  'MUNICIPAL_DIVISION',
];

/** Returns whose rows an officer may see here: the centre and the association nobody's (roles.md). */
export function readingScopeOf(actor: Pick<Actor, 'role' | 'organisationId' | 'jurisdictionId'>) {
  return (readingRoles as readonly string[]).includes(actor.role) ? scopeOf(actor) : nobody;
}

/** Returns whom a body's systems may ask about: the same people its officers see. */
export function askingScopeOf(body: Pick<Organisation, 'id' | 'kind' | 'jurisdictionId'>): Scope {
  return readingKinds.includes(body.kind) ? scopeOfBody(body) : nobody;
}

/** Whether what is at a place lies in a scope. */
export function isWithin(scope: Scope, place: Place): boolean {
  return liesIn(scope, placementOf(place));
}

/** Where rows name their place, as a scope asks for it. */
export const placementOf = <Value>({
  organisationId,
  jurisdictionId,
  industryAuthorityId,
}: Record<keyof Place, Value>): Placement<Value> => ({
  unit: organisationId,
  agency: organisationId,
  district: jurisdictionId,
  industry: industryAuthorityId,
});

/** Whether a role acts for a body that cares for people: enters, decides, recommends, fixes lists. */
export const isCaring = (role: string): boolean =>
  (caringRoles as readonly string[]).includes(role);
