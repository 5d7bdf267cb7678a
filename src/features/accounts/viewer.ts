import { type Actor, type Role, roleNames } from '../../kernel/actor.ts';
import type { Reader } from '../../platform/database/index.ts';
import { findOrganisation, listOrganisationsById } from '../organisations/index.ts';
import { isLearner } from './queries/learners.ts';
import { listRolesOf } from './queries/roles.ts';

export interface RoleChoice {
  /** The role assignment, or 'learner': what POST /session/role takes. */
  id: string;
  role: Role;
  label: string;
  current: boolean;
}

/** The person who looks at a page: what the frame of the page shows of him. */
export interface Viewer {
  name: string;
  role: Role;
  roleName: string;
  organisationName: string | null;
  /** All roles he may switch to, when there are several (Q11). */
  roles: RoleChoice[];
}

export async function findViewer(db: Reader, actor: Actor): Promise<Viewer> {
  const organisation = actor.organisationId
    ? await findOrganisation(db, actor.organisationId)
    : undefined;
  return {
    name: actor.name,
    role: actor.role,
    roleName: roleNames[actor.role],
    organisationName: organisation?.shortName ?? null,
    roles: await listRoleChoices(db, actor),
  };
}

async function listRoleChoices(db: Reader, actor: Actor): Promise<RoleChoice[]> {
  const assignments = await listRolesOf(db, actor.accountId);
  const ids = assignments.map((one) => one.organisationId);
  const names = new Map(
    (await listOrganisationsById(db, ids)).map((one) => [one.id, one.shortName]),
  );
  const choices: RoleChoice[] = assignments.map((one) => ({
    id: one.id,
    role: one.role,
    label: `${roleNames[one.role]} · ${names.get(one.organisationId) ?? ''}`,
    current: one.role === actor.role && one.organisationId === actor.organisationId,
  }));
  if (await isLearner(db, actor.accountId)) {
    const current = actor.role === 'LEARNER';
    choices.unshift({ id: 'learner', role: 'LEARNER', label: roleNames.LEARNER, current });
  }
  return choices.length > 1 ? choices : [];
}
