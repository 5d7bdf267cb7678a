import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Organisation, OrganisationKind } from './organisation.ts';

/**
 * How far a body sees (roles.md): a unit its staff, an agency the people whose files it keeps, a
 * district its jurisdiction, an industry authority the units of its system, the association what it
 * endorses, bureau and centre the whole city.
 */
export type ScopeKind =
  | 'UNIT'
  | 'AGENCY'
  | 'DISTRICT'
  | 'INDUSTRY'
  | 'ENDORSER'
  | 'CITY'
  | 'NOBODY';

/** The rows an officer may see. */
export interface Scope {
  kind: ScopeKind;
  /** What its rows carry in the column of this kind: a jurisdiction or a body; '*' for the city, '' for nobody. */
  member: string;
  /** The officer's own body; '' for nobody. */
  bodyId: string;
}

const kindOfRole: Record<Role, ScopeKind> = {
  UNIT_ADMIN: 'UNIT',
  AGENCY_CLERK: 'AGENCY',
  DISTRICT_CLERK: 'DISTRICT',
  INDUSTRY_OFFICER: 'INDUSTRY',
  ASSOCIATION_CLERK: 'ENDORSER',
  MUNICIPAL_OFFICER: 'CITY',
  CENTRE_CLERK: 'CITY',
  COURSE_AUTHOR: 'NOBODY',
  SYSTEM_ADMIN: 'NOBODY',
  SECURITY_ADMIN: 'NOBODY',
  AUDITOR: 'NOBODY',
  LEARNER: 'NOBODY',
};

const kindOfBody: Record<OrganisationKind, ScopeKind> = {
  EMPLOYER: 'UNIT',
  TALENT_AGENCY: 'AGENCY',
  DISTRICT_HR_BUREAU: 'DISTRICT',
  INDUSTRY_AUTHORITY: 'INDUSTRY',
  ASSOCIATION: 'ENDORSER',
  MUNICIPAL_HR_BUREAU: 'CITY',
  MUNICIPAL_DIVISION: 'CITY',
  TRAINING_CENTRE: 'CITY',
};

/** Returns the rows an actor may see in their role; none for a learner. */
export function scopeOf({
  role,
  organisationId,
  jurisdictionId,
}: Pick<Actor, 'role' | 'organisationId' | 'jurisdictionId'>): Scope {
  return scopeFor(kindOfRole[role], organisationId, jurisdictionId);
}

/** Returns the rows a body may see, for requests of its systems. */
export function scopeOfBody({
  id,
  kind,
  jurisdictionId,
}: Pick<Organisation, 'id' | 'kind' | 'jurisdictionId'>): Scope {
  return scopeFor(kindOfBody[kind], id, jurisdictionId);
}

/** The scope without rows. */
export const nobody: Scope = { kind: 'NOBODY', member: '', bodyId: '' };

function scopeFor(kind: ScopeKind, bodyId: string | null, jurisdictionId: string | null): Scope {
  if (kind === 'NOBODY' || !bodyId) return nobody;
  if (kind === 'CITY') return { kind, member: '*', bodyId };
  if (kind !== 'DISTRICT') return { kind, member: bodyId, bodyId };
  return jurisdictionId ? { kind, member: jurisdictionId, bodyId } : nobody;
}

/**
 * What a row says about where it belongs, by kind of scope; `body` where it lies with one body,
 * whatever its kind. What is left out exists for no such scope.
 */
export interface Placement<Value> {
  unit?: Value;
  agency?: Value;
  district?: Value;
  industry?: Value;
  endorser?: Value;
  body?: Value;
}

const keyOf = {
  UNIT: 'unit',
  AGENCY: 'agency',
  DISTRICT: 'district',
  INDUSTRY: 'industry',
  ENDORSER: 'endorser',
} as const satisfies Partial<Record<ScopeKind, keyof Placement<unknown>>>;

/**
 * Returns what a row must carry, and where, to lie in a scope; `true` when every row does, `false` when
 * none can. The one decision both `liesIn` and the queries' `inScope` rest on.
 */
export function requiredIn<Value>(
  { kind, member, bodyId }: Scope,
  placement: Placement<Value>,
): boolean | { at: Value; is: string } {
  if (kind === 'CITY') return true;
  if (kind === 'NOBODY') return false;
  const at = placement[keyOf[kind]];
  if (at !== undefined) return { at, is: member };
  return placement.body !== undefined && { at: placement.body, is: bodyId };
}

/** Whether a row placed there lies in a scope. */
export function liesIn(scope: Scope, placement: Placement<string | null>): boolean {
  const required = requiredIn(scope, placement);
  return typeof required === 'boolean' ? required : required.at === required.is;
}
