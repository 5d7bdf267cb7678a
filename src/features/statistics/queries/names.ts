import type { Reader } from '../../../platform/database/index.ts';
import { listOrganisations, loadPlaceNames } from '../../organisations/index.ts';
import type { MemberNames } from '../rules/figure.ts';

/** Names of places and authorities by id, as they are on a day. */
export async function loadNames(db: Reader, day: string): Promise<MemberNames> {
  const [places, authorities] = await Promise.all([
    loadPlaceNames(db, day),
    listOrganisations(db, { kind: 'INDUSTRY_AUTHORITY' }),
  ]);
  return {
    place: places,
    industry: new Map(authorities.map(({ id, shortName }) => [id, shortName])),
  };
}
