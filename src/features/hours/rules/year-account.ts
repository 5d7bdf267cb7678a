/** What a year asks for at a place; null where nothing is prescribed (N29, E1, E6). */
export interface HourRule {
  id: string;
  minPublicHours: number;
  minTotalHours: number | null;
  /** Share of the total minimum that has to be professional subjects, 0..1. */
  minProfessionalShare: number | null;
  dailyCapHours: number;
  carryOver: boolean;
  /** How many past years may still be claimed for (E7). */
  makeUpYears: number;
  basis: string;
}

/** Hours in a sum; `href` opens the row they come from. */
export interface AccountLine {
  kind: 'PUBLIC' | 'PROFESSIONAL';
  hours: number;
  because: string;
  entryId: string;
  href: string;
  /** The year in which the hours were earned, where it can differ from the one they are for (E7). */
  earnedIn?: number;
}

export interface Minima {
  publicHours: number;
  professionalHours: number | null;
  totalHours: number | null;
  basis: string;
}

export interface YearAccount {
  year: number;
  public: number;
  professional: number;
  total: number;
  minima: Minima;
  met: boolean;
  lines: AccountLine[];
  /** Earned when the year could no longer be made up; they do not count (E7). */
  late: AccountLine[];
  /** The last year in which this one can be made up. */
  makeUpUntil: number;
}

/** Credit hours have two decimals; removes the error of binary fractions from sums. */
const rounded = (hours: number) => Math.round(hours * 100) / 100;

/** Returns the minima of a rule in hours; the professional part is a share of the total minimum (E1). */
export function minimaOf(rule: HourRule): Minima {
  const { minTotalHours: total, minProfessionalShare: share } = rule;
  // A share like two thirds is stored with four decimals: rounding to tenths removes its error.
  const professional =
    total === null || share === null ? null : Math.round(total * share * 10) / 10;
  return {
    publicHours: rule.minPublicHours,
    professionalHours: professional,
    totalHours: total,
    basis: rule.basis,
  };
}

/** Whether hours for a year come too late in another: it can no longer be made up (E7). */
export function isLate(
  year: number,
  earnedIn: number,
  { makeUpYears }: Pick<HourRule, 'makeUpYears'>,
): boolean {
  return earnedIn > year + makeUpYears;
}

/** Computes the hours of a person's year against the rule (N29, E1, E6); a null minimum asks nothing. */
export function computeYearAccount(
  year: number,
  all: readonly AccountLine[],
  rule: HourRule,
): YearAccount {
  const late = all.filter(({ earnedIn }) => isLate(year, earnedIn ?? year, rule));
  const lines = all.filter((line) => !late.includes(line));
  const sumOf = (kind: AccountLine['kind']) =>
    rounded(lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + line.hours, 0));
  const publicHours = sumOf('PUBLIC');
  const professional = sumOf('PROFESSIONAL');
  const total = rounded(publicHours + professional);
  const minima = minimaOf(rule);
  return {
    year,
    public: publicHours,
    professional,
    total,
    minima,
    met:
      publicHours >= minima.publicHours &&
      professional >= (minima.professionalHours ?? 0) &&
      total >= (minima.totalHours ?? 0),
    lines,
    late,
    makeUpUntil: year + rule.makeUpYears,
  };
}

/** Returns what a year carries over to the next: its own public hours above the minimum, where allowed (E7). */
export function surplusOf(account: YearAccount, nextRule: HourRule): AccountLine | null {
  const hours = rounded(account.public - account.minima.publicHours);
  const last = account.lines.findLast((line) => line.kind === 'PUBLIC');
  if (!nextRule.carryOver || hours <= 0 || !last) return null;
  return { ...last, hours, because: `${account.year}年超出部分结转` };
}
