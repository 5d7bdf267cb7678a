import type { Officer } from '../../../kernel/actor.ts';
import { type Day, dayOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type Endorsement, listEndorsed } from '../../endorsement/index.ts';
import { custodyWithoutEmployerOn, staffOn } from '../../people/index.ts';
import { countWaitingHours, listWaitingIds } from './waiting-hours.ts';

// A subquery, not a list: an agency keeps tens of thousands of files.
function peopleRecordedBy(db: Reader, actor: Officer, day: Day) {
  if (!actor.organisationId) return null;
  if (actor.role === 'UNIT_ADMIN') return staffOn(db, actor.organisationId, day);
  if (actor.role === 'AGENCY_CLERK') return custodyWithoutEmployerOn(db, actor.organisationId, day);
  return null;
}

/** Lists whose hours a body records: a unit its confirmed staff, an agency its people without employer. */
export async function listPeopleRecordedBy(
  db: Reader,
  actor: Officer,
  day: Day,
): Promise<string[]> {
  const rows = (await peopleRecordedBy(db, actor, day)?.execute()) ?? [];
  return rows.map((row) => row.accountId);
}

/** Lists the endorsements whose hours this body has to record (N30). */
export async function listToConfirm(db: Reader, actor: Officer, now: Date): Promise<Endorsement[]> {
  const people = peopleRecordedBy(db, actor, dayOf(now));
  return people ? listEndorsed(db, await listWaitingIds(db, people)) : [];
}

/** Counts them, for the home page. */
export async function countToConfirm(db: Reader, actor: Officer, now: Date): Promise<number> {
  const people = peopleRecordedBy(db, actor, dayOf(now));
  return people ? countWaitingHours(db, people) : 0;
}
