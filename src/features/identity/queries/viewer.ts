import { type Actor, roleNames } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { findOrganisation, listOrganisationsById } from '../../organisations/index.ts';
import { isLearner } from './learner-facts.ts';
import { listHeldRoles } from './roles.ts';

/** The key of the learner in POST /session/role; the keys of officers are role assignments. */
export const learnerKey = 'learner';

/** The signed-in person as the page layout shows them. */
export interface Viewer {
  name: string;
  roleName: string;
  organisationName: string | null;
  /** Other roles of the same account, to switch to (Q11). */
  otherRoles: { key: string; label: string }[];
}

/** `onlyLearner`: the account has no other role, as its session says, so that nothing need be asked. */
export async function findViewer(
  db: Reader,
  actor: Actor,
  day: Day,
  onlyLearner: boolean,
): Promise<Viewer> {
  if (onlyLearner)
    return {
      name: actor.name,
      roleName: roleNames[actor.role],
      organisationName: null,
      otherRoles: [],
    };
  const organisation = actor.organisationId
    ? await findOrganisation(db, actor.organisationId)
    : undefined;
  const choices = await listRoleChoices(db, actor.accountId, day);
  const current = choices.find(
    (one) => one.role === actor.role && one.organisationId === actor.organisationId,
  );
  return {
    name: actor.name,
    roleName: roleNames[actor.role],
    organisationName: organisation?.shortName ?? null,
    otherRoles: choices.filter((one) => one !== current).map(({ key, label }) => ({ key, label })),
  };
}

async function listRoleChoices(db: Reader, accountId: string, day: Day) {
  const assignments = await listHeldRoles(db, accountId, day);
  const ids = assignments.map((one) => one.organisationId);
  const organisations = await listOrganisationsById(db, ids);
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.shortName ?? '';
  const choices: { key: string; role: string; organisationId: string | null; label: string }[] =
    assignments.map(({ id, role, organisationId, coverOf }) => ({
      key: id,
      role,
      organisationId,
      label: `${roleNames[role]} · ${nameOf(organisationId)}${coverOf ? '（代岗）' : ''}`,
    }));
  if (await isLearner(db, accountId))
    choices.unshift({
      key: learnerKey,
      role: 'LEARNER',
      organisationId: null,
      label: roleNames.LEARNER,
    });
  return choices;
}
