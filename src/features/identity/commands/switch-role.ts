import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findRoleAssignment } from '../queries/roles.ts';
import { chooseRole, type SessionRow } from '../queries/sessions.ts';
import { learnerKey } from '../queries/viewer.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { isHeld } from '../rules/role-assignment.ts';
import { rotateToken } from './rotate-token.ts';

/**
 * Chooses the one role of a session (Q11) and returns its new token. `key` is a role assignment or 'learner'.
 * Throws `identity.role_not_found` for another person's role, `identity.second_factor_due` for an officer's
 * role in a session without a second factor.
 */
export async function switchRole(parts: Parts, session: SessionRow, key: string): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const assignment = key === learnerKey ? null : await findRoleAssignment(tx, key);
    if (assignment === null) {
      if (!session.learner) throw new Refusal('identity.role_not_found');
    } else if (
      assignment?.accountId !== session.accountId ||
      !isHeld(assignment, dayOf(parts.clock.now()))
    ) {
      throw new Refusal('identity.role_not_found');
    } else if (!session.secondFactorAt) {
      throw new Refusal('identity.second_factor_due');
    }
    await chooseRole(tx, session.id, assignment?.id ?? null);
    const actor = learnerActor(session.accountId, session.name);
    const facts = { role: assignment?.role ?? 'LEARNER' };
    await recordAudit(
      tx,
      actor,
      'identity.switch_role',
      { type: 'session', id: session.id },
      facts,
    );
    return rotateToken(tx, session.id);
  });
}
