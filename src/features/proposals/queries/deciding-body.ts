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
    if (await findAnother(db, proposer.accountId, roles, { day, organisationId: body.id }))
      return { id: body.id, roles };
    body = await findParentBody(db, body, day);
  }
  return null;
}

/** Returns a body where somebody else has one of the roles, whichever it is; null when there is none. */
export async function findAnyBody(
  db: Reader,
  proposer: { accountId: string },
  confirmedBy: readonly OfficerRole[],
  day: string,
): Promise<DecidingBody | null> {
  const another = await findAnother(db, proposer.accountId, confirmedBy, { day });
  return another && { id: another.organisationId, roles: [...confirmedBy] };
}

/** Returns where another person holds one of the roles on a day, in any body or in one. */
async function findAnother(
  db: Reader,
  accountId: string,
  roles: readonly OfficerRole[],
  { day, organisationId }: { day: string; organisationId?: string },
): Promise<{ organisationId: string } | null> {
  let query = db
    .selectFrom('roleAssignments')
    .select('organisationId')
    .where('role', 'in', [...roles])
    .where('accountId', '<>', accountId)
    .where('validTo', 'is', null)
    .where('suspendedAt', 'is', null)
    .where('validFrom', '<=', day)
    .where((where) => where.or([where('endsOn', 'is', null), where('endsOn', '>=', day)]));
  if (organisationId) query = query.where('organisationId', '=', organisationId);
  return (await query.orderBy('createdAt').limit(1).executeTakeFirst()) ?? null;
}
