import type { Reader } from '../../platform/database/index.ts';
import {
  findDistrictBureau,
  getOnlyOrganisation,
  listAllJurisdictions,
  type Organisation,
} from '../organisations/index.ts';

/** The body that hears claims of a jurisdiction on a day: its bureau; the centre for the city as a whole. */
export async function findClaimDesk(
  db: Reader,
  districtId: string,
  day: string,
): Promise<Organisation> {
  const bureau = await findDistrictBureau(db, districtId, day);
  return bureau ?? getOnlyOrganisation(db, 'TRAINING_CENTRE');
}

/** The jurisdictions, abolished ones too, whose claims a body hears on a day. */
export async function listJurisdictionsOfDesk(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<string[]> {
  const heard: string[] = [];
  for (const { id } of await listAllJurisdictions(db)) {
    if ((await findClaimDesk(db, id, day)).id === organisationId) heard.push(id);
  }
  return heard;
}
