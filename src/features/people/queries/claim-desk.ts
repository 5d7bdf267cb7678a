import type { Reader } from '../../../platform/database/index.ts';
import {
  findDistrictBureau,
  getOnlyOrganisation,
  type Organisation,
} from '../../organisations/index.ts';
import { listClaimedDistricts, listOpenClaims } from './claims.ts';

/** The body that hears claims of a jurisdiction on a day: its bureau; the centre for the city as a whole. */
export async function findClaimDesk(
  db: Reader,
  districtId: string,
  day: string,
): Promise<Organisation> {
  const bureau = await findDistrictBureau(db, districtId, day);
  return bureau ?? getOnlyOrganisation(db, 'TRAINING_CENTRE');
}

/** The jurisdictions with open claims that a body hears on a day. */
export async function listDistrictsHeard(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<string[]> {
  const heard: string[] = [];
  for (const districtId of await listClaimedDistricts(db)) {
    if ((await findClaimDesk(db, districtId, day)).id === organisationId) heard.push(districtId);
  }
  return heard;
}

/** How many open claims a body hears on a day. */
export async function countOpenClaims(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<number> {
  return (await listOpenClaims(db, await listDistrictsHeard(db, organisationId, day))).length;
}
