import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Jurisdiction } from '../rules/organisation.ts';

const selectJurisdictions = (db: Reader) =>
  db
    .selectFrom('jurisdictions')
    .select(['id', 'name', 'shortName', 'kind', 'validFrom', 'validTo', 'successorId']);

export async function findJurisdiction(db: Reader, id: string): Promise<Jurisdiction | undefined> {
  return selectJurisdictions(db).where('id', '=', id).executeTakeFirst();
}

/** Returns the jurisdiction, which must exist because another row refers to it. */
export async function getJurisdiction(db: Reader, id: string): Promise<Jurisdiction> {
  return selectJurisdictions(db).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Lists the districts, counties and zones that exist on a day, and the city, by division code. */
export async function listCurrentJurisdictions(db: Reader, day: string): Promise<Jurisdiction[]> {
  return selectJurisdictions(db)
    .where('validFrom', '<=', day)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', day)]))
    .orderBy('divisionCode', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
}

/** Returns the names of all jurisdictions by id; abolished ones, which old rows refer to, are marked. */
export async function loadPlaceNames(db: Reader, day: string): Promise<Map<string, string>> {
  const places = await selectJurisdictions(db)
    .orderBy('validTo', (order) => order.desc().nullsFirst())
    .orderBy('divisionCode', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
  const nameOf = ({ shortName, validTo }: Jurisdiction) =>
    validTo !== null && validTo <= day ? `${shortName}（已撤销）` : shortName;
  return new Map(places.map((place) => [place.id, nameOf(place)]));
}

/** Locks a jurisdiction until the transaction ends. */
export async function lockJurisdiction(tx: Tx, id: string): Promise<Jurisdiction | undefined> {
  return selectJurisdictions(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertJurisdiction(
  tx: Tx,
  one: Pick<Jurisdiction, 'id' | 'name' | 'shortName' | 'kind' | 'validFrom'>,
): Promise<void> {
  await tx.insertInto('jurisdictions').values(one).execute();
}

export async function updateJurisdiction(
  tx: Tx,
  id: string,
  change: Partial<Pick<Jurisdiction, 'name' | 'shortName' | 'validTo' | 'successorId'>>,
): Promise<void> {
  await tx.updateTable('jurisdictions').set(change).where('id', '=', id).execute();
}
