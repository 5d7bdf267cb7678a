import type { Reader } from '../../../platform/database/index.ts';
import type { Organisation } from '../rules/organisation.ts';
import { findJurisdiction } from './jurisdictions.ts';
import { listOrganisationsById } from './organisations.ts';

/** An organisation with the names of what it refers to. */
export interface KeptOrganisation {
  organisation: Organisation;
  placeName: string | null;
  parentName: string | null;
  authorityName: string | null;
  successor: { id: string; name: string } | null;
}

/** Loads the names that an organisation refers to. */
export async function loadKept(db: Reader, organisation: Organisation): Promise<KeptOrganisation> {
  const { jurisdictionId, parentId, industryAuthorityId, successorId } = organisation;
  const ids = [parentId, industryAuthorityId, successorId].filter((id) => id !== null);
  const bodies = new Map((await listOrganisationsById(db, ids)).map((one) => [one.id, one]));
  const place = jurisdictionId ? await findJurisdiction(db, jurisdictionId) : undefined;
  const successor = successorId ? bodies.get(successorId) : undefined;
  return {
    organisation,
    placeName: place?.name ?? null,
    parentName: (parentId && bodies.get(parentId)?.name) || null,
    authorityName: (industryAuthorityId && bodies.get(industryAuthorityId)?.name) || null,
    successor: successor ?? null,
  };
}
