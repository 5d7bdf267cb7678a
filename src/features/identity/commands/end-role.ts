import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { endRoleAssignment, findRoleAssignment } from '../queries/roles.ts';
import { mayGrantRole } from '../rules/policy.ts';

/** Ends a role at once. Throws `identity.role_not_found`, `identity.role_own`. */
export async function endRole(parts: Parts, actor: Officer, assignmentId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const assignment = await findRoleAssignment(tx, assignmentId);
    if (!assignment) throw new Refusal('identity.role_not_found');
    if (!mayGrantRole(actor, assignment.accountId)) throw new Refusal('identity.role_own');
    const { accountId, role, organisationId } = assignment;
    if (!(await endRoleAssignment(tx, assignmentId, dayOf(parts.clock.now())))) return;
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.end_role', subject, { role, organisationId });
  });
}
