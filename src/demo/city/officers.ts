import type { OrganisationKind } from '../../features/organisations/index.ts';
import type { OfficerRole } from '../../kernel/actor.ts';
import type { DemoLearner } from './learner.ts';
import type { DemoOrganisation } from './organisation.ts';
import { type DemoPerson, demoPerson } from './persons.ts';
import { laterPosts, type Post, posts } from './posts.ts';
import { twoRolesSerial } from './showcase.ts';

export interface DemoOfficer extends DemoPerson {
  role: OfficerRole;
  organisationKey: string;
  /** Key of the learner who holds this post with the same account (Q11). */
  learnerKey: string | null;
  tryThis: string | null;
}

/** The role of the officers of each kind of body that needs one. */
const roleIn: Partial<Record<OrganisationKind, OfficerRole>> = {
  DISTRICT_HR_BUREAU: 'DISTRICT_CLERK',
  TALENT_AGENCY: 'AGENCY_CLERK',
  INDUSTRY_AUTHORITY: 'INDUSTRY_OFFICER',
  EMPLOYER: 'UNIT_ADMIN',
};

// Learners have the serials below.
const firstSerial = 200;

/**
 * Returns the officers of the demo city: those of `posts`, then one for each other bureau, agency,
 * authority and unit, those that came later, last the learner who is also an administrator of the own unit.
 */
export function demoOfficers(
  organisations: DemoOrganisation[],
  learners: DemoLearner[],
): DemoOfficer[] {
  const officers = [...posts, ...remainingPosts(organisations), ...laterPosts].map(
    (post, index) => ({
      ...demoPerson(`officer-${String(index + 1).padStart(3, '0')}`, firstSerial + index),
      role: post.role,
      organisationKey: post.organisationKey,
      learnerKey: null,
      tryThis: post.tryThis ?? null,
    }),
  );
  return [...officers, unitAdminAmong(learners)];
}

function remainingPosts(organisations: DemoOrganisation[]): Post[] {
  return organisations.flatMap(({ key, kind }) => {
    const role = roleIn[kind];
    return role && !posts.some((post) => post.organisationKey === key)
      ? [{ role, organisationKey: key }]
      : [];
  });
}

function unitAdminAmong(learners: DemoLearner[]): DemoOfficer {
  const learner = learners[twoRolesSerial];
  if (!learner?.employerKey) throw new Error(`learner ${twoRolesSerial} has no unit to administer`);
  const { name, idDocumentType, idNumber, phone } = learner;
  return {
    key: 'officer-two-roles',
    name,
    idDocumentType,
    idNumber,
    phone,
    role: 'UNIT_ADMIN',
    organisationKey: learner.employerKey,
    learnerKey: learner.key,
    tryThis: null,
  };
}
