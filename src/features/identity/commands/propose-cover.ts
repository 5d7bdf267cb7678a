import { administratorRoles, type Officer, roleNames } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { propose } from '../../proposals/index.ts';
import { findAccountByIndexes, getAccount } from '../queries/accounts.ts';
import { lockRoleAssignment } from '../queries/roles.ts';
import { loginIndexes } from '../rules/identifiers.ts';
import { isSeparated, mayArrangeCover } from '../rules/policy.ts';
import {
  longestCoverDays,
  type RoleAssignment,
  stateOfAssignment,
} from '../rules/role-assignment.ts';
import { postWords, type Term, termWords } from '../rules/role-term.ts';
import { giveRole, refuseUnfitRole } from './give-role.ts';

export interface Cover {
  assignmentId: string;
  accountId: string;
  term: Term & { until: string };
}

/** A role is covered for a time by two persons' decision, neither of them who covers; covers are not covered. */
export const coverRoleKind: ProposalKind<Cover> = {
  kind: 'identity.cover_role',
  title: '安排代岗',
  confirmedBy: administratorRoles,
  anywhere: true,
  async apply(parts, tx, { change, reason, proposedBy, actor }) {
    if (actor.accountId === change.accountId) throw new Refusal('identity.role_own');
    const { id, role, organisationId } = await lockCovered(parts, tx, change);
    const given = { accountId: change.accountId, role, organisationId, term: change.term };
    await giveRole(parts, tx, given, { reason, proposedBy, actor, coverOf: id });
  },
};

/**
 * Proposes that another person has the role of somebody who is away, and returns the proposal's id. The holder
 * proposes it to a colleague in the same role (or the body above), an administrator to another administrator.
 * Throws `identity.role_not_found`, `identity.account_not_found`, `identity.cover_of_cover`,
 * `identity.cover_own`, `identity.cover_long`, `identity.cover_beyond`, and as `refuseUnfitRole`. No audit:
 * `propose` records it.
 */
export function proposeCover(
  parts: Parts,
  actor: Officer,
  input: { assignmentId: string; loginName: string; term: Cover['term']; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { assignmentId, loginName, term, reason } = input;
    const person = await findAccountByIndexes(tx, loginIndexes(parts.cipher, loginName));
    const covered = await lockRoleAssignment(tx, assignmentId);
    if (!covered || !mayArrangeCover(actor, covered.accountId))
      throw new Refusal('identity.role_not_found');
    if (!person) throw new Refusal('identity.account_not_found');
    const change = { assignmentId, accountId: person.id, term };
    const { role, organisationId, accountId } = await lockCovered(parts, tx, change);
    if (actor.accountId === person.id) throw new Refusal('identity.role_own');
    await refuseUnfitRole(parts, tx, { accountId: person.id, role, organisationId, term });
    const [holder, body] = [
      await getAccount(tx, accountId),
      await getOrganisation(tx, organisationId),
    ];
    return propose(parts, tx, actor, kindFor(actor, covered), {
      subject: {
        type: 'role_assignment',
        id: assignmentId,
        words: `${holder.name}：${postWords(role, body.name)}`,
        href: `/role-assignments/${assignmentId}`,
      },
      difference: [
        { label: '代岗人', before: null, after: `${person.name}（${person.idNumberMasked}）` },
        { label: '代理岗位', before: null, after: roleNames[role] },
        { label: '期限', before: null, after: termWords(term) },
      ],
      change,
      reason,
    });
  });
}

/** Administrators confirm for administrators and auditors; a colleague in the role for everybody else. */
function kindFor(actor: Officer, { role, accountId }: RoleAssignment): ProposalKind<Cover> {
  const own = actor.accountId === accountId && !isSeparated(role);
  if (!own) return coverRoleKind;
  const { kind, title, apply } = coverRoleKind;
  return { kind, title, apply, confirmedBy: [role] };
}

/** Returns the role to be covered, its row held. */
async function lockCovered(
  { clock }: Parts,
  tx: Tx,
  { assignmentId, accountId, term }: Cover,
): Promise<RoleAssignment> {
  const covered = await lockRoleAssignment(tx, assignmentId);
  const state = covered && stateOfAssignment(covered, dayOf(clock.now()));
  if (!covered || state === 'ENDED') throw new Refusal('identity.role_ended');
  if (covered.coverOf) throw new Refusal('identity.cover_of_cover');
  if (state === 'SUSPENDED') throw new Refusal('identity.role_suspended');
  if (covered.accountId === accountId) throw new Refusal('identity.cover_own');
  if (covered.endsOn && covered.endsOn < term.until) throw new Refusal('identity.cover_beyond');
  const days = (Date.parse(term.until) - Date.parse(term.from)) / 86_400_000;
  if (days >= longestCoverDays)
    throw new Refusal('identity.cover_long', { days: longestCoverDays });
  return covered;
}
