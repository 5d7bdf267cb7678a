import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { getAccount } from '../queries/accounts.ts';
import { lockRoleAssignment } from '../queries/roles.ts';
import { mayGrantRole } from '../rules/policy.ts';
import { type RoleAssignment, stateOfAssignment } from '../rules/role-assignment.ts';
import { postWords } from '../rules/role-term.ts';

/**
 * Returns a role that an administrator may change, its row held. Throws `identity.role_not_found`,
 * `identity.role_own`, `identity.role_ended`. No audit: the caller records the change.
 */
export async function lockForChange(
  { clock }: Parts,
  tx: Tx,
  actor: Officer,
  id: string,
): Promise<RoleAssignment> {
  const assignment = await lockRoleAssignment(tx, id);
  if (!assignment) throw new Refusal('identity.role_not_found');
  if (!mayGrantRole(actor, assignment.accountId)) throw new Refusal('identity.role_own');
  if (stateOfAssignment(assignment, dayOf(clock.now())) === 'ENDED')
    throw new Refusal('identity.role_ended');
  return assignment;
}

/** Returns an assignment as the subject of a proposal. */
export async function subjectOf(tx: Tx, { id, accountId, role, organisationId }: RoleAssignment) {
  const { name } = await getAccount(tx, accountId);
  const body = await getOrganisation(tx, organisationId);
  return {
    type: 'role_assignment',
    id,
    words: `${name}：${postWords(role, body.name)}`,
    href: `/role-assignments/${id}`,
  };
}
