import type { Officer } from '../../../kernel/actor.ts';
import { type Day, dayOf } from '../../../kernel/calendar.ts';
import { byName } from '../../../kernel/person-name.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listPeople } from '../../identity/index.ts';
import {
  actsAsMunicipalUnit,
  findDistrictBureau,
  findOrganisation,
  type Organisation,
} from '../../organisations/index.ts';
import { getAffiliation, listCustodyIdsWithoutEmployer, listStaffIds } from '../../people/index.ts';
import type { Place } from '../rules/policy.ts';

/** Who supervises a unit or agency on a day. */
export async function placeOfOrganisation(
  db: Reader,
  organisation: Organisation,
  day: Day,
): Promise<Place & { organisationId: string }> {
  const { id, jurisdictionId, industryAuthorityId } = organisation;
  const ofDistrict = jurisdictionId !== null && !actsAsMunicipalUnit(organisation);
  return {
    organisationId: id,
    jurisdictionId: ofDistrict ? await currentDistrict(db, jurisdictionId, day) : null,
    industryAuthorityId,
  };
}

// A district that was dissolved is supervised by the one that followed it.
async function currentDistrict(db: Reader, jurisdictionId: string, day: Day) {
  return (await findDistrictBureau(db, jurisdictionId, day))?.jurisdictionId ?? null;
}

/** Where a person belongs on a day: employer, else agency, else the district of work. */
export async function placeOfPerson(db: Reader, accountId: string, day: Day): Promise<Place> {
  const { employer, custodyAgencyId, districtId } = await getAffiliation(db, accountId, day);
  if (employer) return placeOfOrganisation(db, employer, day);
  const agency = custodyAgencyId ? await findOrganisation(db, custodyAgencyId) : undefined;
  return {
    organisationId: agency?.id ?? null,
    jurisdictionId: districtId ? await currentDistrict(db, districtId, day) : null,
    industryAuthorityId: null,
  };
}

/** The people a body cares for: a unit its confirmed staff, an agency those without employer. */
export async function listPeopleInCare(
  db: Reader,
  { organisationId, kind }: { organisationId: string; kind: Organisation['kind'] },
  day: Day,
): Promise<string[]> {
  return kind === 'TALENT_AGENCY'
    ? listCustodyIdsWithoutEmployer(db, organisationId, day)
    : listStaffIds(db, organisationId, day);
}

/** The people an officer's own unit or agency cares for now, by name. */
export async function listOwnPeople(
  db: Reader,
  actor: Pick<Officer, 'role' | 'organisationId'>,
  now: Date,
): Promise<Awaited<ReturnType<typeof listPeople>>> {
  return (await listPeople(db, await listOwnIds(db, actor, now))).toSorted(byName);
}

function listOwnIds(
  db: Reader,
  { role, organisationId }: Pick<Officer, 'role' | 'organisationId'>,
  now: Date,
): Promise<string[]> {
  const kind = role === 'AGENCY_CLERK' ? 'TALENT_AGENCY' : 'EMPLOYER';
  return listPeopleInCare(db, { organisationId, kind }, dayOf(now));
}

/** Whether a person is in the care of an officer's own unit or agency now. */
export async function isInCare(
  db: Reader,
  actor: Officer,
  accountId: string,
  now: Date,
): Promise<boolean> {
  return (await listOwnIds(db, actor, now)).includes(accountId);
}
