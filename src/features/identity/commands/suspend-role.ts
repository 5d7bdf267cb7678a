import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findParentBody, getOrganisation } from '../../organisations/index.ts';
import { lockRoleAssignment, suspendAssignment } from '../queries/roles.ts';
import { maySuspend } from '../rules/policy.ts';
import { sendText } from './send-text.ts';

/**
 * Suspends a role and its covers at once, by one person: the security administrator or the body above. Two
 * administrators lift it (`proposeRoleResumption`). Throws `identity.role_not_found`,
 * `identity.suspension_not_yours`, `identity.role_ended`.
 */
export async function suspendRole(
  parts: Parts,
  actor: Officer,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const assignment = await lockRoleAssignment(tx, id);
    if (!assignment) throw new Refusal('identity.role_not_found');
    const { accountId, role, organisationId } = assignment;
    const parentId = await findParentId(parts, tx, organisationId);
    if (!maySuspend(actor, assignment, parentId))
      throw new Refusal('identity.suspension_not_yours');
    const suspension = { at: parts.clock.now(), by: actor.accountId, reason };
    if (!(await suspendAssignment(tx, id, suspension))) throw new Refusal('identity.role_ended');
    await sendText(
      parts,
      tx,
      accountId,
      '您的一个工作岗位已被暂停。请联系安全管理员或上级单位了解情况。',
    );
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.suspend_role', subject, {
      role,
      organisationId,
      reason,
    });
  });
}

/** Returns the id of the body above one; null for the municipal bureau. */
export async function findParentId(
  { clock }: Parts,
  tx: Tx,
  organisationId: string,
): Promise<string | null> {
  const body = await getOrganisation(tx, organisationId);
  return (await findParentBody(tx, body, dayOf(clock.now())))?.id ?? null;
}
