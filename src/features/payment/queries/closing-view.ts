import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listOfficers } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { figuresOf, firstTill, type TillDay, type TillFigures } from '../rules/till.ts';
import { namesOf } from './takings-view.ts';
import { findTillDay, findTillDayOf, isClosingOfficer, listEntriesOn } from './till-days.ts';
import { findHandover } from './till-handovers.ts';
import { listTillLines } from './till-lines.ts';

/** What the form of a closing shows. */
export interface ClosingView {
  day: string;
  clerkId: string;
  clerkName: string;
  till: string;
  figures: TillFigures;
  officeName: string;
  /** Officers of the counter who may take the money over. */
  colleagues: { accountId: string; name: string }[];
  /** The id of the day where it is closed already. */
  closedAs: string | null;
}

/** Returns a day to close; another clerk's for a closing officer alone: `payment.till_not_found`. */
export async function loadClosing(
  db: Reader,
  officer: Officer,
  { day, clerkId }: { day: string; clerkId: string },
): Promise<ClosingView> {
  const { organisationId, accountId, role } = officer;
  const colleagues = await listOfficers(db, organisationId, role);
  if (clerkId !== accountId && !(await isClosingOfficer(db, officer)))
    throw new Refusal('payment.till_not_found');
  const names = await namesOf(db, [clerkId]);
  const till = await findTillDayOf(db, { organisationId, clerkId, day });
  const lines = await listTillLines(db, { organisationId, clerkId, day });
  // A clerk of another body has neither lines nor a till here.
  const known = clerkId === accountId || till || lines.length > 0;
  if (!known) throw new Refusal('payment.till_not_found');
  return {
    day,
    clerkId,
    clerkName: names.get(clerkId)?.name ?? '',
    till: till?.till ?? firstTill,
    figures: figuresOf(lines),
    officeName: (await getOrganisation(db, organisationId)).name,
    colleagues: colleagues.filter((one) => one.accountId !== clerkId),
    closedAs: till?.state === 'CLOSED' ? till.id : null,
  };
}

/** A closed day with the names on its sheet. */
export async function loadClosed(db: Reader, officer: Officer, id: string) {
  const day = await findTillDay(db, id);
  const own =
    [day?.clerkId, day?.handedTo].includes(officer.accountId) ||
    (await isClosingOfficer(db, officer));
  if (day?.organisationId !== officer.organisationId || !own || day.state !== 'CLOSED')
    throw new Refusal('payment.till_not_found');
  const entries = await listEntriesOn(db, day);
  const people = await namesOf(
    db,
    [
      day.clerkId,
      day.closedBy,
      day.handedTo,
      ...entries.flatMap((one) => [one.enteredBy, one.confirmedBy]),
    ].filter((one) => one !== null),
  );
  const nameOf = (account: string | null) => (account && people.get(account)?.name) || '';
  return {
    closed: day as ClosedDay,
    entries: entries.map((one) => ({
      ...one,
      enteredByName: nameOf(one.enteredBy),
      confirmedByName: nameOf(one.confirmedBy),
    })),
    officeName: (await getOrganisation(db, day.organisationId)).name,
    clerkName: nameOf(day.clerkId),
    closedByName: nameOf(day.closedBy),
    handedToName: nameOf(day.handedTo),
    taken: (await findHandover(db, id)) ?? null,
    /** The officer is the colleague who takes the money over. */
    takes: day.handedTo === officer.accountId,
  };
}

/** A till day whose closing is filled in. */
export type ClosedDay = TillDay & {
  [Key in
    | 'counted'
    | 'countedFen'
    | 'expectedFen'
    | 'figures'
    | 'handover'
    | 'closedAt']: NonNullable<TillDay[Key]>;
};
export type ClosedView = Awaited<ReturnType<typeof loadClosed>>;
