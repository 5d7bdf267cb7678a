import { administratorRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { listCoversOf, updateEnd } from '../queries/roles.ts';
import { longestCoverDays, type RoleAssignment } from '../rules/role-assignment.ts';
import { termWords } from '../rules/role-term.ts';
import { lockForChange, subjectOf } from './lock-role-for-change.ts';

/** The last day of a role is changed by two administrators, neither of them its holder (E24). */
export const changeTermKind: ProposalKind<{ until: string | null }> = {
  kind: 'identity.change_role_term',
  title: '更改岗位期限',
  confirmedBy: administratorRoles,
  anywhere: true,
  async apply(parts, tx, { subjectId, change: { until }, reason, proposedBy, actor }) {
    const assignment = await lockForChange(parts, tx, actor, subjectId);
    refuseTerm(assignment, until, dayOf(parts.clock.now()));
    await updateEnd(tx, subjectId, until);
    // No cover outlasts what it covers.
    for (const cover of await listCoversOf(tx, subjectId))
      if (until && cover.endsOn && cover.endsOn > until) await updateEnd(tx, cover.id, until);
    const { accountId, role, organisationId, endsOn: before } = assignment;
    const facts = { role, organisationId, before, until, reason, proposedBy };
    await recordAudit(
      tx,
      actor,
      'identity.change_role_term',
      { type: 'account', id: accountId },
      facts,
    );
  },
};

/**
 * Proposes another last day, null for none, and returns the proposal's id. Throws as `lockForChange`, and
 * `identity.term_order`, `identity.term_past`, `identity.term_same`, `identity.cover_long`. No audit: `propose`
 * records it.
 */
export function proposeRoleTerm(
  parts: Parts,
  actor: Officer,
  { id, until, reason }: { id: string; until: string | null; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const assignment = await lockForChange(parts, tx, actor, id);
    refuseTerm(assignment, until, dayOf(parts.clock.now()));
    const { validFrom: from, endsOn } = assignment;
    return propose(parts, tx, actor, changeTermKind, {
      subject: await subjectOf(tx, assignment),
      difference: [
        {
          label: '期限',
          before: termWords({ from, until: endsOn }),
          after: termWords({ from, until }),
        },
      ],
      change: { until },
      reason,
    });
  });
}

function refuseTerm(
  { validFrom, endsOn, coverOf }: RoleAssignment,
  until: string | null,
  today: string,
): void {
  if (until === endsOn) throw new Refusal('identity.term_same');
  if (until !== null && until < validFrom) throw new Refusal('identity.term_order');
  if (until !== null && until < today) throw new Refusal('identity.term_past');
  if (!coverOf) return;
  // A cover stays one: with an end that was agreed when it was given, or an earlier one.
  if (until === null || (endsOn !== null && until > endsOn))
    throw new Refusal('identity.cover_long', { days: longestCoverDays });
}
