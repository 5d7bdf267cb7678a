import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { plainUnitName } from '../../../kernel/unit-name.ts';
import type { Reader } from '../../../platform/database/index.ts';
import {
  actsAsMunicipalUnit,
  findOrganisationByCreditCode,
  getOnlyOrganisation,
  getOrganisation,
  listOrganisations,
  type Organisation,
  searchEmployers,
} from '../../organisations/index.ts';
import type { BodyMembership } from '../../people/index.ts';
import { membershipOf } from '../rules/body-membership.ts';
import type { ListImport } from '../rules/list-import.ts';

/**
 * Returns the body whose members a list imports: units and agencies import their own; a district
 * bureau those of a unit it serves, the centre those of municipal units; either also people without a
 * unit. Throws `roster.unit_unknown`, `roster.unit_elsewhere`.
 */
export async function findImportTarget(
  db: Reader,
  actor: Officer,
  unitText: string,
): Promise<{ organisationId: string | null; districtId: string }> {
  // The city as a whole, for people without a district.
  const city = (await getOnlyOrganisation(db, 'MUNICIPAL_HR_BUREAU')).jurisdictionId as string;
  if (actor.role === 'UNIT_ADMIN' || actor.role === 'AGENCY_CLERK') {
    const own = await getOrganisation(db, actor.organisationId);
    return { organisationId: own.id, districtId: own.jurisdictionId ?? city };
  }
  if (unitText === '') return { organisationId: null, districtId: actor.jurisdictionId ?? city };
  const unit = await findUnit(db, unitText);
  if (!unit) throw new Refusal('roster.unit_unknown');
  if (!serves(actor, unit)) throw new Refusal('roster.unit_elsewhere');
  return { organisationId: unit.id, districtId: unit.jurisdictionId ?? city };
}

/** Whether a bureau or the centre imports lists of a unit. */
function serves(actor: Officer, unit: Organisation): boolean {
  const municipal = actsAsMunicipalUnit(unit);
  if (actor.role === 'CENTRE_CLERK') return municipal;
  return !municipal && unit.jurisdictionId === actor.jurisdictionId;
}

/** So many units a template offers; others may be typed. */
const mostOffered = 2000;

/** The names of the units an officer imports lists for: their own, or those they serve. */
export async function listUnitsToImport(db: Reader, actor: Officer): Promise<string[]> {
  if (actor.role === 'UNIT_ADMIN' || actor.role === 'AGENCY_CLERK')
    return [(await getOrganisation(db, actor.organisationId)).name];
  const { jurisdictionId } = actor;
  const place = actor.role !== 'CENTRE_CLERK' && jurisdictionId ? { jurisdictionId } : {};
  const units = await listOrganisations(db, { kind: 'EMPLOYER', ...place });
  return units
    .filter((unit) => serves(actor, unit))
    .slice(0, mostOffered)
    .map(({ name }) => name);
}

async function findUnit(db: Reader, text: string): Promise<Organisation | undefined> {
  const byCode = await findOrganisationByCreditCode(db, text.toUpperCase());
  if (byCode) return byCode;
  const found = await searchEmployers(db, text, 2);
  return (
    found.find(({ name }) => plainUnitName(name) === plainUnitName(text)) ??
    (found.length === 1 ? found[0] : undefined)
  );
}

/** Returns the body whose roster an import fills; null when its people have no unit. */
export function membershipOfImport(one: ListImport): BodyMembership | null {
  if (one.organisationId === null) return null;
  return membershipOf({ role: one.role, organisationId: one.organisationId });
}

/** Whether a body imports its own people, which confirms them (G10). */
export const importsOwn = (one: ListImport) => one.organisationId === one.uploaderId;
