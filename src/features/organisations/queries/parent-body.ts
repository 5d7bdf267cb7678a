import type { Reader } from '../../../platform/database/index.ts';
import type { Organisation } from '../rules/organisation.ts';
import { findDistrictBureau } from './competent-body.ts';
import { findMunicipalBureau, findOrganisation } from './organisations.ts';

/**
 * Returns the body above another: its named parent; else the bureau of the district for units and agencies
 * of a district, the municipal bureau for all others. Undefined for the municipal bureau.
 */
export async function findParentBody(
  db: Reader,
  body: Organisation,
  day: string,
): Promise<Organisation | undefined> {
  if (body.parentId) return findOrganisation(db, body.parentId);
  if (body.kind === 'MUNICIPAL_HR_BUREAU') return undefined;
  const ofDistrict =
    (body.kind === 'EMPLOYER' || body.kind === 'TALENT_AGENCY') && body.affiliation === 'DISTRICT';
  const bureau =
    ofDistrict && body.jurisdictionId
      ? await findDistrictBureau(db, body.jurisdictionId, day)
      : undefined;
  return bureau ?? findMunicipalBureau(db);
}
