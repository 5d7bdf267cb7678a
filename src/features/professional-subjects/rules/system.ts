import type { Organisation } from '../../organisations/index.ts';

/**
 * Why a person belongs to the system of an authority: by the employer of the last day; by the body above
 * an employer that names no authority; by today's employer, when none was known on that day.
 */
export const ruleSentences = {
  EMPLOYER: '培训结束时的工作单位属于本系统',
  PARENT: '培训结束时的工作单位没有登记主管部门，按其上级单位属于本系统',
  EMPLOYER_NOW: '培训结束时没有登记的工作单位，按现在的工作单位属于本系统',
} as const;
export type SystemRule = keyof typeof ruleSentences;

export interface Unit extends Pick<Organisation, 'id' | 'industryAuthorityId'> {
  /** The authority of the body above it. */
  parentAuthorityId: string | null;
}

/** Returns the authority of a unit; a unit that names none has that of the body above it. */
export const authorityOf = (unit: Unit): string | null =>
  unit.industryAuthorityId ?? unit.parentAuthorityId;

/**
 * Returns by which unit and rule a person belongs to a system (N33): the unit known for the last day, else
 * today's. Null when the person does not belong to it.
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
