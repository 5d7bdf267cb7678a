import type { Reader } from '../../../platform/database/index.ts';
import type { Jurisdiction } from '../rules/organisation.ts';

const selectJurisdictions = (db: Reader) =>
  db
    .selectFrom('jurisdictions')
    .select([
      'id',
      'name',
      'short_name as shortName',
      'kind',
      'valid_from as validFrom',
      'valid_to as validTo',
      'successor_id as successorId',
    ])
    .$narrowType<{ kind: Jurisdiction['kind'] }>();

export async function findJurisdiction(db: Reader, id: string): Promise<Jurisdiction | undefined> {
  return selectJurisdictions(db).where('id', '=', id).executeTakeFirst();
}

/** The jurisdiction that must exist because another row names it. */
export async function getJurisdiction(db: Reader, id: string): Promise<Jurisdiction> {
  return selectJurisdictions(db).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Districts, counties and zones that exist on a day, and the city itself, in the order of the list. */
export async function listCurrentJurisdictions(db: Reader, day: string): Promise<Jurisdiction[]> {
  return selectJurisdictions(db)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .orderBy('division_code', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
}

/** Names of all places that ever were, also of abolished ones: people's years may still stand there. */
export async function loadPlaceNames(db: Reader, day: string): Promise<Map<string, string>> {
  const places = await selectJurisdictions(db)
    .orderBy('valid_to', (order) => order.desc().nullsFirst())
    .orderBy('division_code', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
  const nameOf = ({ shortName, validTo }: Jurisdiction) =>
    validTo !== null && validTo <= day ? `${shortName}（已撤销）` : shortName;
  return new Map(places.map((place) => [place.id, nameOf(place)]));
}
