import type { Reader } from '../../../platform/database/index.ts';
import type { Patch } from '../rules/change.ts';
import { affiliationNames, type Organisation } from '../rules/organisation.ts';
import { loadPlaceNames } from './jurisdictions.ts';
import { listOrganisationsById } from './organisations.ts';

const bodyFields = ['parentId', 'industryAuthorityId', 'successorId'] as const;
const ownershipNames = { PUBLIC: '公有', NON_PUBLIC: '非公有' } as const;

/** Returns how the values of a change are said: places and bodies by their names. */
export async function loadChangeWords(
  db: Reader,
  before: Organisation,
  patch: Patch,
): Promise<(field: keyof Patch, value: string) => string> {
  const ids = bodyFields.flatMap((field) => [before[field] ?? [], patch[field] ?? []].flat());
  const bodies = new Map((await listOrganisationsById(db, ids)).map(({ id, name }) => [id, name]));
  // Of all times: an abolished place is named as such.
  const places = await loadPlaceNames(db, '9999-12-31');
  return (field, value) => {
    if (field === 'jurisdictionId') return places.get(value) ?? value;
    if (field === 'affiliation') return affiliationNames[value as never] ?? value;
    if (field === 'ownership') return ownershipNames[value as never] ?? value;
    return bodies.get(value) ?? value;
  };
}
