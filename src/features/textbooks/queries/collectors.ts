import type { Actor, Learner, Officer } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import {
  findDistrictBureau,
  findOrganisation,
  getOrganisation,
  type Organisation,
} from '../../organisations/index.ts';
import { getLearner } from '../../people/index.ts';

/** How an order reaches the centre: directly, or collected by a unit, a district or an industry system. */
export type Way = 'DIRECT' | 'UNIT' | 'DISTRICT' | 'INDUSTRY';

/** A way with the body that collects; null for an order placed directly. */
interface WayTo {
  way: Way;
  body: Organisation | null;
}

/** The ways open to an actor. */
export async function listWays(db: Reader, actor: Actor, day: Day): Promise<WayTo[]> {
  const bodies =
    actor.role === 'LEARNER'
      ? await waysOfLearner(db, actor, day)
      : await waysOfBody(db, actor, day);
  return [
    ...bodies.filter(({ body }) => body !== null && body.id !== actor.organisationId),
    { way: 'DIRECT' as const, body: null },
  ];
}

/** The id of the collecting body; null for a direct order. Throws `textbooks.no_collector`. */
export async function findCollector(
  db: Reader,
  actor: Actor,
  way: Way,
  day: Day,
): Promise<string | null> {
  const open = (await listWays(db, actor, day)).find((one) => one.way === way);
  if (!open) throw new Refusal('textbooks.no_collector');
  return open.body?.id ?? null;
}

// The confirmed unit or the agency with custody of the file, and the bureau of the district of work.
async function waysOfLearner(db: Reader, actor: Learner, day: Day): Promise<WayTo[]> {
  const learner = await getLearner(db, actor.accountId);
  const unitId =
    learner.custodyAgencyId ??
    (learner.employmentState === 'CONFIRMED' ? learner.employerId : null);
  return [
    { way: 'UNIT', body: unitId ? ((await findOrganisation(db, unitId)) ?? null) : null },
    { way: 'DISTRICT', body: (await findDistrictBureau(db, learner.districtId, day)) ?? null },
  ];
}

async function waysOfBody(db: Reader, actor: Officer, day: Day): Promise<WayTo[]> {
  const own = await getOrganisation(db, actor.organisationId);
  const industry = own.industryAuthorityId
    ? await findOrganisation(db, own.industryAuthorityId)
    : undefined;
  const district =
    own.affiliation === 'DISTRICT' && own.jurisdictionId
      ? await findDistrictBureau(db, own.jurisdictionId, day)
      : undefined;
  return [
    { way: 'DISTRICT', body: district ?? null },
    { way: 'INDUSTRY', body: industry ?? null },
  ];
}
