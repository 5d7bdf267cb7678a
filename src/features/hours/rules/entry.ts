import type { Day } from '../../../kernel/calendar.ts';

/** A line of a person's CE certificate (N30); the unit's registration card has the same line. */
export interface CertificateEntry {
  id: string;
  entryNo: string;
  accountId: string;
  year: number;
  /** Topic, slip and endorsement stand behind public hours alone (N30). */
  topicId: string | null;
  slipId: string | null;
  endorsementId: string | null;
  /** The offering, its organiser and its days stand behind professional hours (N33). */
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

/** Public hours of a year that count: those withdrawn do not (N29). */
export function hoursOfYear(entries: readonly CertificateEntry[], year: number): number {
  return entries
    .filter(
      (entry) => entry.subject === 'PUBLIC' && entry.year === year && entry.withdrawnAt === null,
    )
    .reduce((sum, entry) => sum + entry.creditHours, 0);
}

/** What was learned, as a line of certificate or card names it; of a professional subject also where. */
export function contentOf({ title, organiser, heldFrom, heldTo }: CertificateEntry): string {
  if (!organiser || !heldFrom || !heldTo) return title;
  const days = heldFrom === heldTo ? heldFrom : `${heldFrom}至${heldTo}`;
  return `${title}（${organiser}，${days}）`;
}
