import type { Officer } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { nilId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { findOrganisation } from '../../organisations/index.ts';
import { getAffiliation, listStaffIds } from '../../people/index.ts';
import { authorityOf, chooseSystem, type Unit } from '../rules/system.ts';

/** Returns a unit with the authority of the body above it; undefined when there is no such unit. */
export async function loadUnit(db: Reader, id: string): Promise<Unit | undefined> {
  const unit = await findOrganisation(db, id);
  if (!unit) return undefined;
  const parent = unit.parentId ? await findOrganisation(db, unit.parentId) : undefined;
  return { ...unit, parentAuthorityId: parent?.industryAuthorityId ?? null };
}

/** Returns a lookup of the system of people; units are cached while one list is judged. */
export function openSystem(db: Reader, authorityId: string, days: { lastDay: Day; today: Day }) {
  const staff = new Map<string, Promise<Set<string>>>();
  const units = new Map<string, ReturnType<typeof loadUnit>>();
  const keep = <T>(map: Map<string, T>, key: string, make: () => T) => {
    const value = map.get(key) ?? make();
    map.set(key, value);
    return value;
  };
  // An employment that the unit has not confirmed does not count.
  const employerOn = async (accountId: string, day: Day) => {
    const { employer } = await getAffiliation(db, accountId, day);
    if (!employer) return null;
    const people = await keep(staff, `${employer.id} ${day}`, async () =>
      listStaffIds(db, employer.id, day).then((ids) => new Set(ids)),
    );
    if (!people.has(accountId)) return null;
    return (await keep(units, employer.id, () => loadUnit(db, employer.id))) ?? null;
  };
  return async (accountId: string) => {
    const known = await employerOn(accountId, days.lastDay);
    const current = known ? null : await employerOn(accountId, days.today);
    return chooseSystem(authorityId, { known, current });
  };
}

/** Returns the authority whose subjects the actor sees; null for all, the nil id for none. */
export async function authoritySeenBy(db: Reader, actor: Officer): Promise<string | null> {
  if (actor.role === 'INDUSTRY_OFFICER') return actor.organisationId;
  if (actor.role === 'MUNICIPAL_OFFICER' || actor.role === 'DISTRICT_CLERK') return null;
  const unit = await loadUnit(db, actor.organisationId);
  return (unit && authorityOf(unit)) ?? nilId;
}
