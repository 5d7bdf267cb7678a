import { administratorRoles, type Officer, type OfficerRole } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Organisation, searchOrganisations } from '../../organisations/index.ts';
import { propose } from '../../proposals/index.ts';
import { findAccountByIndexes } from '../queries/accounts.ts';
import { loginIndexes } from '../rules/identifiers.ts';
import { mayGrantRole } from '../rules/policy.ts';
import { postWords, type Term, termWords } from '../rules/role-term.ts';
import { giveRole, type RoleToGive, refuseUnfitRole } from './give-role.ts';

/** A role is granted by two administrators, neither of them the person who gets it (E24). */
export const grantRoleKind: ProposalKind<RoleToGive> = {
  kind: 'identity.grant_role',
  title: '授予岗位',
  confirmedBy: administratorRoles,
  anywhere: true,
  async apply(parts, tx, { change, reason, proposedBy, actor }) {
    if (!mayGrantRole(actor, change.accountId)) throw new Refusal('identity.role_own');
    await giveRole(parts, tx, change, { reason, proposedBy, actor });
  },
};

export interface RoleGrantForm {
  loginName: string;
  role: OfficerRole;
  body: string;
  term: Term;
  reason: string;
}

/**
 * Proposes that a person gets a role in a body for a term, and returns the proposal's id. Throws
 * `identity.account_not_found`, `identity.role_own`, `identity.body_not_found`, `identity.body_many`, and as
 * `refuseUnfitRole`. No audit: `propose` records it.
 */
export function proposeRoleGrant(
  parts: Parts,
  actor: Officer,
  { loginName, role, body, term, reason }: RoleGrantForm,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const account = await findAccountByIndexes(tx, loginIndexes(parts.cipher, loginName));
    if (!account) throw new Refusal('identity.account_not_found');
    if (!mayGrantRole(actor, account.id)) throw new Refusal('identity.role_own');
    const organisation = await findBody(tx, body);
    const change = { accountId: account.id, role, organisationId: organisation.id, term };
    await refuseUnfitRole(parts, tx, change);
    const { name, idNumberMasked } = account;
    return propose(parts, tx, actor, grantRoleKind, {
      subject: {
        type: 'role_grant',
        id: `${account.id}/${role}/${organisation.id}`,
        words: `${name}（${idNumberMasked}）`,
      },
      difference: [
        { label: '岗位', before: null, after: postWords(role, organisation.name) },
        { label: '期限', before: null, after: termWords(term) },
      ],
      change,
      reason,
    });
  });
}

const shown = 5;

/** Returns the one body that a name, a short name or a credit code means. */
async function findBody(tx: Tx, text: string): Promise<Organisation> {
  const found = await searchOrganisations(tx, text, shown + 1);
  const exact = found.filter(({ name, shortName, creditCode }) =>
    [name, shortName, creditCode].includes(text),
  );
  const [one, ...others] = exact.length > 0 ? exact : found;
  if (!one) throw new Refusal('identity.body_not_found');
  if (others.length > 0) {
    const names = [one, ...others].slice(0, shown).map(({ name }) => name);
    throw new Refusal('identity.body_many', { names: names.join('、') });
  }
  return one;
}
