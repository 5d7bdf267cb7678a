import type { OfficerRole } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { findParentBody, getOrganisation, type Organisation } from '../../organisations/index.ts';
import { deskRoles } from '../rules/desk-roles.ts';

export interface DecidingBody {
  id: string;
  roles: OfficerRole[];
}

/** More bodies than stand above one another anywhere. */
const mostSteps = 4;

/**
 * Returns who decides a proposal: the proposer's body or, where nobody else there has the right, the next
 * body above it that has somebody (G10); null when there is none.
 */
export async function findDecidingBody(
  db: Reader,
  proposer: { accountId: string; organisationId: string },
  confirmedBy: readonly OfficerRole[],
  day: string,
): Promise<DecidingBody | null> {
  let body: Organisation | undefined = await getOrganisation(db, proposer.organisationId);
  for (let step = 0; body && step < mostSteps; step += 1) {
    // A body above decides with the role of its desk as well: a bureau has no clerks of a centre.
    const roles: OfficerRole[] = [
      ...new Set([...confirmedBy, ...(step > 0 ? deskRoles[body.kind] : [])]),
    ];
    if (await hasAnother(db, body.id, roles, proposer.accountId)) return { id: body.id, roles };
    body = await findParentBody(db, body, day);
  }
  return null;
}

async function hasAnother(
  db: Reader,
  organisationId: string,
  roles: readonly OfficerRole[],
  accountId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('roleAssignments')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('role', 'in', [...roles])
    .where('accountId', '<>', accountId)
    .where('validTo', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
