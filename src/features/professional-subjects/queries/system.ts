import type { Officer } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { nilId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { findOrganisation, type Organisation } from '../../organisations/index.ts';
import { getAffiliation, listStaffIds } from '../../people/index.ts';

/**
 * Why a person belongs to an authority's system: by his employer of the last day; by the body above an
 * employer that names no authority itself; by today's employer, when none was known on that day.
 */
export type SystemRule = 'EMPLOYER' | 'PARENT' | 'EMPLOYER_NOW';

export const ruleSentences: { [rule in SystemRule]: string } = {
  EMPLOYER: '培训结束时的工作单位属于本系统',
  PARENT: '培训结束时的工作单位没有登记主管部门，按其上级单位属于本系统',
  EMPLOYER_NOW: '培训结束时没有登记的工作单位，按现在的工作单位属于本系统',
};

interface Unit extends Pick<Organisation, 'id' | 'industryAuthorityId'> {
  /** The authority of the body above it. */
  parentAuthorityId: string | null;
}

/** The authority a unit belongs to; a unit that names none belongs where the body above it does. */
export const authorityOf = (unit: Unit): string | null =>
  unit.industryAuthorityId ?? unit.parentAuthorityId;

/**
 * Whether a person belongs to a system, and by which unit (N33): the one known for the last day, else
 * today's. Null when he does not.
 */
export function chooseSystem(
  authorityId: string,
  { known, current }: { known: Unit | null; current: Unit | null },
): { rule: SystemRule; unitId: string } | null {
  const unit = known ?? current;
  if (!unit || (authorityOf(unit) !== authorityId && unit.id !== authorityId)) return null;
  if (!known) return { rule: 'EMPLOYER_NOW', unitId: unit.id };
  const direct = unit.industryAuthorityId === authorityId || unit.id === authorityId;
  return { rule: direct ? 'EMPLOYER' : 'PARENT', unitId: unit.id };
}

/** The unit with the authority of the body above it; undefined when there is no such unit. */
export async function loadUnit(db: Reader, id: string): Promise<Unit | undefined> {
  const unit = await findOrganisation(db, id);
  if (!unit) return undefined;
  const parent = unit.parentId ? await findOrganisation(db, unit.parentId) : undefined;
  return { ...unit, parentAuthorityId: parent?.industryAuthorityId ?? null };
}

/** Asks where people belong; what it has learnt about units it keeps while one list is worked through. */
export function openSystem(db: Reader, authorityId: string, days: { lastDay: Day; today: Day }) {
  const staff = new Map<string, Promise<Set<string>>>();
  const units = new Map<string, ReturnType<typeof loadUnit>>();
  const keep = <T>(map: Map<string, T>, key: string, make: () => T) => {
    const value = map.get(key) ?? make();
    map.set(key, value);
    return value;
  };
  // Who only says that he works in a unit does not belong to its system.
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

/** The authority whose subjects somebody sees; null for all of them; the nil id for none. */
export async function authoritySeenBy(db: Reader, actor: Officer): Promise<string | null> {
  if (actor.role === 'INDUSTRY_OFFICER') return actor.organisationId;
  if (actor.role === 'MUNICIPAL_OFFICER' || actor.role === 'DISTRICT_CLERK') return null;
  const unit = await loadUnit(db, actor.organisationId);
  return (unit && authorityOf(unit)) ?? nilId;
}
