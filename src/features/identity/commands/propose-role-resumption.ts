import { administratorRoles, type Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { resumeAssignment } from '../queries/roles.ts';
import type { RoleAssignment } from '../rules/role-assignment.ts';
import { lockForChange, subjectOf } from './lock-role-for-change.ts';
import { sendText } from './send-text.ts';

/** A suspension is one person's act, lifted by two administrators (E24). */
export const resumeRoleKind: ProposalKind<Record<string, never>> = {
  kind: 'identity.resume_role',
  title: '恢复岗位',
  confirmedBy: administratorRoles,
  anywhere: true,
  async apply(parts, tx, { subjectId, reason, proposedBy, actor }) {
    const { accountId, role, organisationId } = await lockSuspended(parts, tx, actor, subjectId);
    await resumeAssignment(tx, subjectId);
    await sendText(parts, tx, accountId, '您被暂停的工作岗位已经恢复。');
    const facts = { role, organisationId, reason, proposedBy };
    await recordAudit(tx, actor, 'identity.resume_role', { type: 'account', id: accountId }, facts);
  },
};

/**
 * Proposes to lift a suspension, and returns the proposal's id. Throws as `lockForChange`, and
 * `identity.role_not_suspended`. No audit: `propose` records it.
 */
export function proposeRoleResumption(
  parts: Parts,
  actor: Officer,
  { id, reason }: { id: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const assignment = await lockSuspended(parts, tx, actor, id);
    return propose(parts, tx, actor, resumeRoleKind, {
      subject: await subjectOf(tx, assignment),
      difference: [{ label: '状态', before: '已暂停', after: '恢复' }],
      change: {},
      reason,
    });
  });
}

async function lockSuspended(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  id: string,
): Promise<RoleAssignment> {
  const assignment = await lockForChange(parts, tx, actor, id);
  if (!assignment.suspendedAt) throw new Refusal('identity.role_not_suspended');
  return assignment;
}
