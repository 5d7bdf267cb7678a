import { isCounterClerk, type Officer, type OfficerRole } from '../../../kernel/actor.ts';
import { actsAsMunicipalUnit } from './competence.ts';
import type { Organisation } from './organisation.ts';

/** Roles that keep the list of organisations (roles.md "Keep organisations"). */
export const keepingRoles = [
  'DISTRICT_CLERK',
  'MUNICIPAL_OFFICER',
] as const satisfies readonly OfficerRole[];

/** Roles of the bodies that people deal with: each keeps the contact of its own (roles.md). */
export const contactRoles = [
  'UNIT_ADMIN',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
  'AGENCY_CLERK',
] as const satisfies readonly OfficerRole[];

/**
 * Whether an officer edits an organisation: the municipal bureau each, a district the units of its own place
 * that it supervises.
 */
export function mayKeep(
  { role, jurisdictionId }: Pick<Officer, 'role' | 'jurisdictionId'>,
  organisation: Pick<Organisation, 'kind' | 'jurisdictionId' | 'affiliation' | 'approval'>,
): boolean {
  if (role === 'MUNICIPAL_OFFICER') return true;
  return (
    role === 'DISTRICT_CLERK' &&
    jurisdictionId !== null &&
    organisation.kind === 'EMPLOYER' &&
    organisation.jurisdictionId === jurisdictionId &&
    !actsAsMunicipalUnit(organisation)
  );
}

/**
 * Whether an officer may answer a request: the district for units of its own jurisdiction, the
 * centre for those of people without a fixed district, never the person who made the request.
 */
export function maySettleMissingUnit(
  actor: Officer,
  request: { jurisdictionId: string; requestedBy: string },
): boolean {
  return (
    isCounterClerk(actor) &&
    actor.jurisdictionId === request.jurisdictionId &&
    actor.accountId !== request.requestedBy
  );
}
