import type { Officer, OfficerRole } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findAccountByIndexes } from '../queries/accounts.ts';
import { insertRoleAssignment, listRolesOf } from '../queries/roles.ts';
import { loginIndexes } from '../rules/identifiers.ts';
import { breaksSeparation, mayGrantRole } from '../rules/policy.ts';

/**
 * Grants an existing account a role in a body (E24). Throws `identity.account_not_found`,
 * `identity.role_own`, `identity.role_separated`, `identity.role_held`.
 */
export async function grantRole(
  parts: Parts,
  actor: Officer,
  input: { loginName: string; role: OfficerRole; organisationId: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const account = await findAccountByIndexes(tx, loginIndexes(parts.cipher, input.loginName));
    if (!account) throw new Refusal('identity.account_not_found');
    if (!mayGrantRole(actor, account.id)) throw new Refusal('identity.role_own');
    const held = (await listRolesOf(tx, account.id)).map((one) => one.role);
    if (breaksSeparation(held, input.role)) throw new Refusal('identity.role_separated');
    const { role, organisationId } = input;
    const id = await insertRoleAssignment(tx, {
      accountId: account.id,
      role,
      organisationId,
      validFrom: dayOf(parts.clock.now()),
      grantedBy: actor.accountId,
    });
    if (!id) throw new Refusal('identity.role_held');
    const subject = { type: 'account', id: account.id };
    await recordAudit(tx, actor, 'identity.grant_role', subject, { role, organisationId });
  });
}
