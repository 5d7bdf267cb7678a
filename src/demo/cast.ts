import { appointOfficer } from '../features/identity/fixtures.ts';
import {
  addOrganisation,
  getOrganisation,
  listCurrentJurisdictions,
} from '../features/organisations/index.ts';
import { registerLearner } from '../features/people/fixtures.ts';
import { findPaymentOfficeFor } from '../features/people/index.ts';
import type { Learner, Officer } from '../kernel/actor.ts';
import { dayOf } from '../kernel/calendar.ts';
import { newId } from '../kernel/ids.ts';
import { inTransaction } from '../platform/database/index.ts';
import type { Parts } from '../platform/parts.ts';
import { type DemoOrganisation, demoOrganisations } from './city/organisations.ts';
import type { DemoLearner, DemoOfficer } from './city/people.ts';

/** The people of the demo city as actors, and the officers who act for each body. */
export interface Cast {
  learners: { learner: DemoLearner; actor: Learner }[];
  /** Officers by the id of their body. */
  officers: Map<string, Officer[]>;
}

/** Adds the organisations of the city and returns their ids by key. */
export async function addOrganisations(
  parts: Parts,
): Promise<{ organisations: DemoOrganisation[]; ids: Map<string, string> }> {
  const organisations = demoOrganisations(
    await listCurrentJurisdictions(parts.db, dayOf(parts.clock.now())),
  );
  const ids = new Map(organisations.map((one) => [one.key, newId()]));
  const idOf = (key: string | null) => (key ? (ids.get(key) ?? null) : null);
  await inTransaction(parts.db, async (tx) => {
    for (const {
      key,
      jurisdictionKey,
      parentKey,
      industryAuthorityKey,
      ...same
    } of organisations) {
      await addOrganisation(parts, tx, 'SYSTEM', {
        ...same,
        id: ids.get(key) as string,
        jurisdictionId: jurisdictionKey,
        parentId: idOf(parentKey),
        industryAuthorityId: idOf(industryAuthorityKey),
      });
    }
  });
  return { organisations, ids };
}

/** Registers a learner with a confirmed employment. */
export async function registerDemoLearner(
  parts: Parts,
  learner: DemoLearner,
  ids: Map<string, string>,
  passwordHash: string,
): Promise<Learner> {
  const unit = learner.employerKey ? ids.get(learner.employerKey) : undefined;
  const accountId = await registerLearner(parts, {
    ...learner,
    districtId: learner.districtKey,
    unit: unit ? { kind: 'LISTED', organisationId: unit } : { kind: 'NONE' },
    custodyAgencyId: learner.agencyKey ? (ids.get(learner.agencyKey) ?? null) : null,
    passwordHash,
    privacyVersion: '2026-01',
    past: { employmentState: 'CONFIRMED', employedSince: '2019-07-01' },
  });
  return {
    accountId,
    sessionId: '',
    name: learner.name,
    role: 'LEARNER',
    organisationId: null,
    jurisdictionId: null,
  };
}

/** Appoints an officer with a second factor already set up. */
export async function appointDemoOfficer(
  parts: Parts,
  officer: DemoOfficer,
  ids: Map<string, string>,
  secrets: { passwordHash: string; totpSecret: string },
): Promise<Officer> {
  const organisationId = ids.get(officer.organisationKey) as string;
  const accountId = await appointOfficer(parts, 'SYSTEM', {
    person: officer,
    role: officer.role,
    organisationId,
    ...secrets,
  });
  const { jurisdictionId } = await getOrganisation(parts.db, organisationId);
  return {
    accountId,
    sessionId: '',
    name: officer.name,
    role: officer.role,
    organisationId,
    jurisdictionId,
  };
}

/** Returns the officer who may act for a body in one of the roles and is not the person concerned. */
export function officerOf(
  cast: Cast,
  organisationId: string,
  accountId: string,
  roles: readonly string[],
): Officer {
  const officer = cast.officers
    .get(organisationId)
    ?.find((one) => roles.includes(one.role) && one.accountId !== accountId);
  if (!officer) throw new Error(`nobody acts for ${organisationId} as ${roles.join('/')}`);
  return officer;
}

/** Returns the clerk of the office where this learner pays on site. */
export async function counterClerkOf(
  parts: Parts,
  cast: Cast,
  accountId: string,
): Promise<Officer> {
  const { organisation } = await findPaymentOfficeFor(
    parts.db,
    accountId,
    dayOf(parts.clock.now()),
  );
  return officerOf(cast, organisation.id, accountId, ['DISTRICT_CLERK', 'CENTRE_CLERK']);
}
