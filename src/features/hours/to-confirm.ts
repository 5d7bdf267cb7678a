import type { Actor } from '../../kernel/actor.ts';
import { type Day, dayOf } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database/index.ts';
import { listCustodyIdsWithoutEmployer, listStaffIds } from '../accounts/index.ts';
import { type Endorsement, listEndorsedOf } from '../endorsement/index.ts';
import { listRecordedEndorsementIds } from './queries.ts';

/** Whose hours a body records: a unit its confirmed staff, an agency those it keeps without employer. */
export async function listPeopleInCare(db: Reader, actor: Actor, day: Day): Promise<string[]> {
  if (!actor.organisationId) return [];
  if (actor.role === 'UNIT_ADMIN') return listStaffIds(db, actor.organisationId, day);
  if (actor.role === 'AGENCY_CLERK')
    return listCustodyIdsWithoutEmployer(db, actor.organisationId, day);
  return [];
}

/** Endorsed slips of people in this body's care whose hours nobody has recorded yet (N30). */
export async function listToConfirm(db: Reader, actor: Actor, now: Date): Promise<Endorsement[]> {
  const endorsed = await listEndorsedOf(db, await listPeopleInCare(db, actor, dayOf(now)));
  const recorded = await listRecordedEndorsementIds(
    db,
    endorsed.map((one) => one.id),
  );
  return endorsed.filter((one) => !recorded.has(one.id));
}

/** How many wait, for the desk's page. */
export async function countToConfirm(db: Reader, actor: Actor, now: Date): Promise<number> {
  return (await listToConfirm(db, actor, now)).length;
}
