import type { Officer, OfficerRole } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { fitsBody, getOrganisation } from '../../organisations/index.ts';
import { endOverdueRoles, insertRoleAssignment, listRolesOf } from '../queries/roles.ts';
import { breaksSeparationWith, postWords, type Term, termWords } from '../rules/role-term.ts';
import { sendText } from './send-text.ts';

export interface RoleToGive {
  accountId: string;
  role: OfficerRole;
  organisationId: string;
  term: Term;
}

/**
 * Throws where a person cannot have a role: `identity.role_body`, `identity.role_separated`,
 * `identity.role_held`, `identity.term_past`, `identity.term_order`.
 */
export async function refuseUnfitRole(
  { clock }: Parts,
  tx: Tx,
  { accountId, role, organisationId, term }: RoleToGive,
): Promise<void> {
  const { kind } = await getOrganisation(tx, organisationId);
  if (!fitsBody(role, kind)) throw new Refusal('identity.role_body');
  if (term.until !== null && term.until < term.from) throw new Refusal('identity.term_order');
  const today = dayOf(clock.now());
  if (term.until !== null && term.until < today) throw new Refusal('identity.term_past');
  const open = await listRolesOf(tx, accountId);
  const held = open.filter(({ endsOn }) => endsOn === null || endsOn >= today);
  if (breaksSeparationWith(held, role, term)) throw new Refusal('identity.role_separated');
  if (held.some((one) => one.role === role && one.organisationId === organisationId))
    throw new Refusal('identity.role_held');
}

/** Gives a person a role that two persons decided, in their transaction, and tells the person (E24). Throws as `refuseUnfitRole`. */
export async function giveRole(
  parts: Parts,
  tx: Tx,
  given: RoleToGive,
  decided: { reason: string; proposedBy: string; actor: Officer; coverOf?: string },
): Promise<void> {
  const today = dayOf(parts.clock.now());
  const { accountId, role, organisationId } = given;
  const begun = given.term.from < today;
  const from = begun ? today : given.term.from;
  const term = { from, until: given.term.until };
  await refuseUnfitRole(parts, tx, { ...given, term });
  await endOverdueRoles(tx, today, accountId);
  const { reason, proposedBy, actor, coverOf = null } = decided;
  const id = await insertRoleAssignment(tx, {
    accountId,
    role,
    organisationId,
    validFrom: from,
    endsOn: term.until,
    coverOf,
    reason,
    grantedBy: proposedBy,
    confirmedBy: actor.accountId,
  });
  if (!id) throw new Refusal('identity.role_held');
  const { name } = await getOrganisation(tx, organisationId);
  const post = postWords(role, name);
  const words = coverOf ? `代理岗位：${post}` : `担任岗位：${post}`;
  await sendText(
    parts,
    tx,
    accountId,
    `您将${words}，${termWords(term)}。如有疑问，请联系管理员。`,
  );
  const facts = { role, organisationId, ...term, reason, proposedBy, ...(coverOf && { coverOf }) };
  const action = coverOf ? 'identity.give_cover' : 'identity.grant_role';
  await recordAudit(tx, actor, action, { type: 'account', id: accountId }, facts);
}
