import type { Actor } from '../../../kernel/actor.ts';
import { isId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/database/index.ts';
import {
  liesIn,
  listOrganisations,
  listOrganisationsById,
  type Organisation,
  scopeOf,
} from '../../organisations/index.ts';
import type { OrderKind } from '../rules/order.ts';
import type { Side } from '../rules/participation.ts';
import { issuingRoles } from '../rules/policy.ts';

const bureau: readonly string[] = ['MUNICIPAL_OFFICER'];

/** Whom an order about a member goes to. */
export interface Addressee {
  member: string;
  organisation: Organisation;
}

/**
 * Which members an officer may order to catch up (roles.md): the bureau districts, authorities, agencies
 * and municipal units; a district its units; an authority the units of its system.
 */
export async function listAddressees(
  db: Reader,
  actor: Pick<Actor, 'role' | 'organisationId' | 'jurisdictionId'>,
  kind: OrderKind,
  members: readonly string[] | null,
): Promise<Addressee[]> {
  const issues = (kind === 'UNIT' ? issuingRoles : bureau).includes(actor.role);
  if (!issues) return [];
  const chosen = ({ member }: Addressee) => members === null || members.includes(member);
  if (kind === 'PLACE') {
    const bureaus = await listOrganisations(db, { kind: 'DISTRICT_HR_BUREAU' });
    return bureaus
      .map((organisation) => ({ member: organisation.jurisdictionId ?? '', organisation }))
      .filter(({ member }) => member !== '')
      .filter(chosen);
  }
  const found =
    members === null
      ? await listOrganisations(db, { kind: bodyOf[kind] })
      : await listOrganisationsById(db, members.filter(isId));
  return found
    .filter((one) => one.kind === bodyOf[kind] && one.validTo === null)
    .filter((one) => kind !== 'UNIT' || isUnitOf(actor, one))
    .map((organisation) => ({ member: organisation.id, organisation }));
}

const bodyOf = {
  INDUSTRY: 'INDUSTRY_AUTHORITY',
  UNIT: 'EMPLOYER',
  AGENCY: 'TALENT_AGENCY',
} as const;

/** Whether a unit is the actor's to order about. */
export function isUnitOf(
  actor: Pick<Actor, 'role' | 'organisationId' | 'jurisdictionId'>,
  unit: Pick<Organisation, 'affiliation' | 'jurisdictionId' | 'industryAuthorityId'>,
): boolean {
  const scope = scopeOf(actor);
  const ofCity = unit.affiliation === 'MUNICIPAL' || unit.affiliation === 'CENTRAL';
  if (scope.kind === 'CITY') return ofCity;
  return liesIn(scope, {
    district: ofCity ? null : unit.jurisdictionId,
    industry: unit.industryAuthorityId,
  });
}

const kindOf: Partial<Record<Side, OrderKind>> = {
  place: 'PLACE',
  industry: 'INDUSTRY',
  unit: 'UNIT',
};

/** The kind of order a table leads to; undefined for levels, which nobody answers for. */
export const orderKindOf = (side: Side): OrderKind | undefined => kindOf[side];

/** Which lines of a table an officer may choose for an order. */
export async function findOrderable(
  db: Reader,
  actor: Actor,
  side: Side,
  lines: readonly { member: string }[],
): Promise<Set<string>> {
  const kind = kindOf[side];
  if (!kind) return new Set();
  const members = lines.map(({ member }) => member).filter(Boolean);
  const found = await listAddressees(db, actor, kind, members);
  return new Set(found.map(({ member }) => member));
}
