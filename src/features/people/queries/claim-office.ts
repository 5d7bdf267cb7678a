import type { Reader } from '../../../platform/database/index.ts';
import {
  findDistrictBureau,
  getOnlyOrganisation,
  type Organisation,
} from '../../organisations/index.ts';
import { listDistrictsWithClaims, listOpenAccountClaims } from './account-claims.ts';

/**
 * Returns the body that decides account claims of a jurisdiction on a day: its bureau; the centre
 * for the city as a whole.
 */
export async function findClaimOffice(
  db: Reader,
  districtId: string,
  day: string,
): Promise<Organisation> {
  const bureau = await findDistrictBureau(db, districtId, day);
  return bureau ?? getOnlyOrganisation(db, 'TRAINING_CENTRE');
}

/** Lists the jurisdictions with open claims that a body decides on a day. */
export async function listDistrictsOfClaimOffice(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<string[]> {
  const decided: string[] = [];
  for (const districtId of await listDistrictsWithClaims(db)) {
    const office = await findClaimOffice(db, districtId, day);
    if (office.id === organisationId) decided.push(districtId);
  }
  return decided;
}

/** Counts the open claims that a body decides on a day. */
export async function countOpenAccountClaims(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<number> {
  const districts = await listDistrictsOfClaimOffice(db, organisationId, day);
  return (await listOpenAccountClaims(db, districts)).length;
}

/** When the oldest of them was made; null when none is open. */
export async function findOldestAccountClaim(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<Date | null> {
  const districts = await listDistrictsOfClaimOffice(db, organisationId, day);
  return (await listOpenAccountClaims(db, districts))[0]?.createdAt ?? null;
}
