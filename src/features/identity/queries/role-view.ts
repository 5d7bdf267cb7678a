import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findParentBody, getOrganisation } from '../../organisations/index.ts';
import { findOpenProposal, type Proposal } from '../../proposals/index.ts';
import { isAdministrator, mayArrangeCover, mayGrantRole, maySuspend } from '../rules/policy.ts';
import {
  findRoleRow,
  listCoverRows,
  type RoleRow,
  type RoleScope,
  type RoleStory,
} from './role-list.ts';

/** Returns whose roles an officer may list: administrators and the auditor all, others their own body's and those below. */
export async function roleScopeOf(db: Reader, officer: Officer): Promise<RoleScope> {
  if (seesAll(officer)) return 'ALL';
  return getOrganisation(db, officer.organisationId);
}

const seesAll = ({ role }: Officer) => isAdministrator(role) || role === 'AUDITOR';

/** Kinds of proposals on an assignment, and on its person. */
const kindsOnRole = [
  'identity.cover_role',
  'identity.change_role_term',
  'identity.end_role',
  'identity.resume_role',
];

/**
 * Returns a role with its covers, the proposals that wait on it and what the officer may do about it. Throws
 * `identity.role_not_found` for one that is neither their own nor of their body or one below.
 */
export async function loadRole(
  { db, clock }: Parts,
  officer: Officer,
  id: string,
): Promise<{
  role: RoleRow & RoleStory;
  covers: RoleRow[];
  proposals: Proposal[];
  rights: { change: boolean; cover: boolean; suspend: boolean };
  fromList: boolean;
}> {
  const role = await findRoleRow(db, id);
  if (!role) throw new Refusal('identity.role_not_found');
  const body = await getOrganisation(db, role.organisationId);
  const parentId = (await findParentBody(db, body, dayOf(clock.now())))?.id ?? null;
  const own = role.accountId === officer.accountId;
  const rights = {
    change: mayGrantRole(officer, role.accountId),
    cover: mayArrangeCover(officer, role.accountId),
    suspend: maySuspend(officer, role, parentId),
  };
  if (!(own || seesAll(officer) || rights.suspend)) throw new Refusal('identity.role_not_found');
  const open = await Promise.all([
    ...kindsOnRole.map((kind) => findOpenProposal(db, { kind }, id)),
    findOpenProposal(db, { kind: 'identity.reset_second_factor' }, role.accountId),
  ]);
  return {
    role,
    covers: await listCoverRows(db, id),
    proposals: open.filter((one) => one !== undefined),
    rights,
    fromList: !own,
  };
}
