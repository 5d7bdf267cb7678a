import type { Case, Measure } from './case.ts';
import { measureNames } from './case-words.ts';

export interface Proposal {
  measures: Measure[];
  reason: string;
  /** The text of the circular; empty unless CIRCULAR is among the measures. */
  circular: string;
}

export const nothing = async () => ({});

/** The instant so many days later. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

/** What a step may say of a case to people: its measures in words. */
export function measuresInWords({ measures }: Pick<Case, 'measures'>): string {
  return measures.map((one) => measureNames[one]).join('、');
}
