import type { Conversion } from './conversion.ts';
import type { HourRule } from './year-account.ts';

/** Where and for which years a rule applies, and its basis. */
export interface Validity {
  id: string;
  /** Null for the whole city. */
  jurisdictionId: string | null;
  fromYear: number;
  /** Null until another follows; before the first year when it never applied. */
  toYear: number | null;
  basis: string;
  /** Why it was set. */
  because: string;
  createdAt: Date;
  endedAt: Date | null;
  endedBecause: string | null;
}

export type KeptRule = HourRule & Validity;
export type ConversionTable = Validity & { brackets: Conversion[] };

type Facts<T> = Omit<T, 'id' | 'createdAt' | 'endedAt' | 'endedBecause'>;
type By = { createdBy: string; createdAt: Date };
/** A rule as entered. */
export type RuleFacts = Facts<KeptRule>;
/** A conversion table as entered. */
export type ConversionFacts = Facts<ConversionTable>;
export type NewRule = RuleFacts & By;
export type NewConversionTable = ConversionFacts & By;

type Years = Pick<Validity, 'fromYear' | 'toYear'>;
const endOf = ({ toYear }: Pick<Years, 'toYear'>) => toYear ?? Number.POSITIVE_INFINITY;

/** Whether two rules of one place apply in the same year. */
export function overlaps(one: Years, other: Years): boolean {
  return one.fromYear <= endOf(other) && other.fromYear <= endOf(one);
}

/** Whether a rule replaces an older one completely from its first year on. */
export function follows(newer: Years, older: Years): boolean {
  return older.fromYear <= newer.fromYear && endOf(older) <= endOf(newer);
}

/** Returns the years of a rule in words. */
export function describeYears({ fromYear, toYear }: Years): string {
  if (toYear === null) return `${fromYear}年起`;
  if (toYear < fromYear) return '未曾适用';
  return toYear === fromYear ? `${fromYear}年` : `${fromYear}年至${toYear}年`;
}
