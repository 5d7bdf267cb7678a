import type { Officer, OfficerRole } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { loginIndexes } from '../identity.ts';
import { breaksSeparation, mayGrantRole } from '../policy.ts';
import { findAccountByIndexes } from '../queries/accounts.ts';
import {
  endRoleAssignment,
  findRoleAssignment,
  insertRoleAssignment,
  listRolesOf,
} from '../queries/roles.ts';

/**
 * An administrator gives an existing account a role in a body (E24). Throws
 * `accounts.account_not_found`, `accounts.role_own`, `accounts.role_separated`, `accounts.role_held`.
 */
export async function grantRole(
  parts: Parts,
  actor: Officer,
  input: { loginName: string; role: OfficerRole; organisationId: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const account = await findAccountByIndexes(tx, loginIndexes(parts.cipher, input.loginName));
    if (!account) throw new Refusal('accounts.account_not_found');
    if (!mayGrantRole(actor, account.id)) throw new Refusal('accounts.role_own');
    const held = (await listRolesOf(tx, account.id)).map((one) => one.role);
    if (breaksSeparation(held, input.role)) throw new Refusal('accounts.role_separated');
    const { role, organisationId } = input;
    const id = await insertRoleAssignment(tx, {
      accountId: account.id,
      role,
      organisationId,
      validFrom: dayOf(parts.clock.now()),
      grantedBy: actor.accountId,
    });
    if (!id) throw new Refusal('accounts.role_held');
    const subject = { type: 'account', id: account.id };
    await recordAudit(tx, actor, 'accounts.grant_role', subject, { role, organisationId });
  });
}

/** Takes a role back: it counts no more from this moment. Throws `accounts.role_not_found`, `accounts.role_own`. */
export async function endRole(parts: Parts, actor: Officer, assignmentId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const assignment = await findRoleAssignment(tx, assignmentId);
    if (!assignment) throw new Refusal('accounts.role_not_found');
    if (!mayGrantRole(actor, assignment.accountId)) throw new Refusal('accounts.role_own');
    const { accountId, role, organisationId } = assignment;
    if (!(await endRoleAssignment(tx, assignmentId, dayOf(parts.clock.now())))) return;
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'accounts.end_role', subject, { role, organisationId });
  });
}
