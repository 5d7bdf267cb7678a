import type { Conversion } from './conversion.ts';
import type { HourRule } from './year-account.ts';

/** Where and for which years a rule holds, and on what it rests. */
export interface Validity {
  id: string;
  /** Null: the whole city. */
  jurisdictionId: string | null;
  fromYear: number;
  /** Null: until another follows; before the first year: it was taken back before it applied. */
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
/** A rule as the bureau types it. */
export type RuleFacts = Facts<KeptRule>;
/** A conversion table as the bureau types it. */
export type ConversionFacts = Facts<ConversionTable>;
export type NewRule = RuleFacts & By;
export type NewConversionTable = ConversionFacts & By;

type Years = Pick<Validity, 'fromYear' | 'toYear'>;
const endOf = ({ toYear }: Pick<Years, 'toYear'>) => toYear ?? Number.POSITIVE_INFINITY;

/** Whether two rules of one place hold in the same year. */
export function overlaps(one: Years, other: Years): boolean {
  return one.fromYear <= endOf(other) && other.fromYear <= endOf(one);
}

/** Whether a rule takes the place of an older one from its first year on: nothing of that is left later. */
export function follows(newer: Years, older: Years): boolean {
  return older.fromYear <= newer.fromYear && endOf(older) <= endOf(newer);
}

/** The years of a rule as people read them. */
export function describeYears({ fromYear, toYear }: Years): string {
  if (toYear === null) return `${fromYear}年起`;
  if (toYear < fromYear) return '未曾适用';
  return toYear === fromYear ? `${fromYear}年` : `${fromYear}年至${toYear}年`;
}
