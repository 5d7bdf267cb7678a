import type { TitleLevel } from '../../../kernel/title-level.ts';

/** What of a passed topic must be there for the year to count: the slip, endorsed, or also recorded. */
export type RequiredEvidence = 'SLIP' | 'ENDORSED' | 'RECORDED';

/**
 * Which years a title-review applicant must show (N37, G11): data, by series, level, place and year of
 * application. Null means every one. BY_YEAR asks for each year's own topic; BY_NUMBER asks for as many
 * passes as the cycle has years, at most one for each year in which it was passed.
 */
export interface CycleRule {
  id: string;
  name: string;
  /** The document this rule rests on. */
  basis: string;
  seriesCode: string | null;
  level: TitleLevel | null;
  jurisdictionId: string | null;
  applyFromYear: number;
  applyToYear: number | null;
  firstTopicYear: number;
  /** TITLE: from the year after the current title; FIXED: always the `lastYears` before application. */
  starts: 'TITLE' | 'FIXED';
  counting: 'BY_YEAR' | 'BY_NUMBER';
  /** Only the last n years before application. */
  lastYears: number | null;
  /** Never more than n years are asked. */
  capYears: number | null;
  /** How many years are asked of a person without a title. */
  yearsWithoutTitle: number;
  topicCountsOnce: boolean;
  /** Whether what was passed before the current title counts. */
  beforeTitleCounts: boolean;
  /** Whether a year with a justified absence counts (G13). */
  excusedCounts: boolean;
  evidence: RequiredEvidence;
  createdAt: Date;
  endedAt: Date | null;
}

export interface ReviewApplication {
  year: number;
  level: TitleLevel;
  seriesCode: string | null;
  /** The district of work, or null. */
  jurisdictionId: string | null;
}

/** The rule in force that fits most closely: place before series before level, then the newest. */
export function chooseCycleRule(
  rules: readonly CycleRule[],
  application: ReviewApplication,
): CycleRule | null {
  const fits = (wanted: unknown, given: unknown) => wanted === null || wanted === given;
  const closeness = (rule: CycleRule) =>
    (rule.jurisdictionId ? 4 : 0) + (rule.seriesCode ? 2 : 0) + (rule.level ? 1 : 0);
  return (
    rules
      .filter((rule) => rule.endedAt === null)
      .filter((rule) => fits(rule.jurisdictionId, application.jurisdictionId))
      .filter((rule) => fits(rule.seriesCode, application.seriesCode))
      .filter((rule) => fits(rule.level, application.level))
      .filter((rule) => rule.applyFromYear <= application.year)
      .filter((rule) => rule.applyToYear === null || application.year <= rule.applyToYear)
      .toSorted(
        (a, b) => closeness(b) - closeness(a) || b.createdAt.getTime() - a.createdAt.getTime(),
      )[0] ?? null
  );
}

/** The rule in force for exactly the same place, series and level; null where there is none. */
export function chooseSameReach(
  rules: readonly CycleRule[],
  reach: Pick<CycleRule, 'seriesCode' | 'level' | 'jurisdictionId'>,
): CycleRule | null {
  return (
    rules
      .filter(({ endedAt }) => endedAt === null)
      .filter(({ seriesCode }) => seriesCode === reach.seriesCode)
      .filter(({ level }) => level === reach.level)
      .find(({ jurisdictionId }) => jurisdictionId === reach.jurisdictionId) ?? null
  );
}

/**
 * The years of the current cycle, oldest first: after the year of the title up to the year before
 * application, cut by what the rule says (N37, G11). May be empty.
 */
export function yearsOfCycle(
  rule: CycleRule,
  applicationYear: number,
  titleYear: number | null,
): number[] {
  const to = applicationYear - 1;
  const sinceTitle = titleYear === null ? applicationYear - rule.yearsWithoutTitle : titleYear + 1;
  const from = Math.max(
    rule.firstTopicYear,
    rule.starts === 'FIXED' ? 0 : sinceTitle,
    rule.lastYears === null ? 0 : applicationYear - rule.lastYears,
    // BY_NUMBER caps how many are asked, not in which years they may have been passed.
    rule.capYears === null || rule.counting === 'BY_NUMBER' ? 0 : to - rule.capYears + 1,
  );
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
