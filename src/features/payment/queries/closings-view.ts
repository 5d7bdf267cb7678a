import type { Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listOfficers } from '../../identity/index.ts';
import { namesOf } from './takings-view.ts';
import { isClosingOfficer, listClosingOfficers, listTillDays } from './till-days.ts';
import { listHandovers } from './till-handovers.ts';

/** The closings an officer sees, their own and those handed over to them, or as closing officer all of the body. */
export async function loadClosings(
  db: Reader,
  officer: Officer,
  rows: { limit: number; offset: number },
) {
  const { organisationId, accountId, role } = officer;
  const closes = await isClosingOfficer(db, officer);
  const clerkId = closes ? null : accountId;
  const days = await listTillDays(db, { organisationId, clerkId, ...rows });
  const officers = await listClosingOfficers(db, organisationId);
  const taken = await listHandovers(
    db,
    days.map(({ id }) => id),
  );
  const people = await namesOf(db, [
    ...days.flatMap((one) => [one.clerkId, one.handedTo ?? one.clerkId]),
    ...officers.map((one) => one.accountId),
  ]);
  const nameOf = (id: string | null) => (id && people.get(id)?.name) || '';
  return {
    days: days.map((one) => ({
      ...one,
      clerkName: nameOf(one.clerkId),
      handedToName: nameOf(one.handedTo),
      takenAt: taken.get(one.id)?.takenAt ?? null,
    })),
    closes,
    closers: officers.map((one) => ({ ...one, name: nameOf(one.accountId) })),
    colleagues: await listOfficers(db, organisationId, role),
  };
}
