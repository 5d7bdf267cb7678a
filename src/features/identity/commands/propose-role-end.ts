import { administratorRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { endRoleAssignments, listCoversOf } from '../queries/roles.ts';
import { termWords } from '../rules/role-term.ts';
import { lockForChange, subjectOf } from './lock-role-for-change.ts';
import { sendText } from './send-text.ts';

/** A role is ended by two administrators, neither of them its holder; its covers end with it (E24). */
export const endRoleKind: ProposalKind<Record<string, never>> = {
  kind: 'identity.end_role',
  title: '结束岗位',
  confirmedBy: administratorRoles,
  anywhere: true,
  async apply(parts, tx, { subjectId, reason, actor }) {
    await lockForChange(parts, tx, actor, subjectId);
    await endWithCovers(parts, tx, subjectId, { actor, reason });
  },
};

/**
 * Proposes to end a role, and returns the proposal's id. Throws `identity.role_not_found`,
 * `identity.role_own`, `identity.role_ended`. No audit: `propose` records it.
 */
export function proposeRoleEnd(
  parts: Parts,
  actor: Officer,
  { id, reason }: { id: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const assignment = await lockForChange(parts, tx, actor, id);
    const { validFrom: from, endsOn: until } = assignment;
    return propose(parts, tx, actor, endRoleKind, {
      subject: await subjectOf(tx, assignment),
      difference: [{ label: '期限', before: termWords({ from, until }), after: '确认后立即结束' }],
      change: {},
      reason,
    });
  });
}

async function endWithCovers(
  parts: Parts,
  tx: Tx,
  id: string,
  { actor, reason }: { actor: Officer; reason: string },
): Promise<void> {
  const covers = await listCoversOf(tx, id);
  const ending = { day: dayOf(parts.clock.now()), by: actor.accountId, reason };
  const ended = await endRoleAssignments(tx, [id, ...covers.map((one) => one.id)], ending);
  if (ended.length === 0) throw new Refusal('identity.role_ended');
  for (const { accountId, role, organisationId } of ended) {
    await sendText(parts, tx, accountId, '您的一个工作岗位已经结束。如有疑问，请联系管理员。');
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.end_role', subject, { role, organisationId, reason });
  }
}
