import type { Officer } from '../../../kernel/actor.ts';
import { type Day, dayOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type Endorsement, listEndorsed } from '../../endorsement/index.ts';
import { custodyWithoutEmployerOn, staffOn } from '../../people/index.ts';
import { countWaitingHours, listWaitingIds } from './waiting-hours.ts';

// Part of a query where it can be: an agency keeps tens of thousands of files.
function peopleInCare(db: Reader, actor: Officer, day: Day) {
  if (!actor.organisationId) return null;
  if (actor.role === 'UNIT_ADMIN') return staffOn(db, actor.organisationId, day);
  if (actor.role === 'AGENCY_CLERK') return custodyWithoutEmployerOn(db, actor.organisationId, day);
  return null;
}

/** Whose hours a body records: a unit its confirmed staff, an agency those it keeps without employer. */
export async function listPeopleInCare(db: Reader, actor: Officer, day: Day): Promise<string[]> {
  const rows = (await peopleInCare(db, actor, day)?.execute()) ?? [];
  return rows.map((row) => row.accountId);
}

/** Endorsed slips of people in this body's care whose hours nobody has recorded yet (N30). */
export async function listToConfirm(db: Reader, actor: Officer, now: Date): Promise<Endorsement[]> {
  const people = peopleInCare(db, actor, dayOf(now));
  return people ? listEndorsed(db, await listWaitingIds(db, people)) : [];
}

/** How many wait, for the desk's page. */
export async function countToConfirm(db: Reader, actor: Officer, now: Date): Promise<number> {
  const people = peopleInCare(db, actor, dayOf(now));
  return people ? countWaitingHours(db, people) : 0;
}
