import type { Day } from '../../../kernel/calendar.ts';

/** A line of a person's certificate (N30); the unit's registration card has the same line. */
export interface CertificateEntry {
  id: string;
  entryNo: string;
  accountId: string;
  year: number;
  /** Of public hours only (N30). */
  topicId: string | null;
  slipId: string | null;
  endorsementId: string | null;
  /** Of professional hours only (N33). */
  offeringId: string | null;
  organiser: string | null;
  heldFrom: Day | null;
  heldTo: Day | null;
  organisationId: string;
  subject: 'PUBLIC' | 'PROFESSIONAL';
  title: string;
  creditHours: number;
  confirmedBy: string;
  confirmedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
}

/** Sums the public hours of a year; withdrawn ones do not count (N29). */
export function hoursOfYear(entries: readonly CertificateEntry[], year: number): number {
  return entries
    .filter(
      (entry) => entry.subject === 'PUBLIC' && entry.year === year && entry.withdrawnAt === null,
    )
    .reduce((sum, entry) => sum + entry.creditHours, 0);
}

/** Returns the content of a line in words; for a professional subject with organiser and days. */
export function contentOf({ title, organiser, heldFrom, heldTo }: CertificateEntry): string {
  if (!organiser || !heldFrom || !heldTo) return title;
  const days = heldFrom === heldTo ? heldFrom : `${heldFrom}至${heldTo}`;
  return `${title}（${organiser}，${days}）`;
}
