/** A line of a person's CE certificate (N30); the unit's registration card has the same line. */
export interface CertificateEntry {
  id: string;
  entryNo: string;
  accountId: string;
  year: number;
  topicId: string;
  slipId: string;
  endorsementId: string;
  organisationId: string;
  subject: 'PUBLIC' | 'PROFESSIONAL';
  title: string;
  creditHours: number;
  confirmedBy: string;
  confirmedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
}

/** Hours of a year that count: those withdrawn do not (N29). */
export function hoursOfYear(entries: readonly CertificateEntry[], year: number): number {
  return entries
    .filter((entry) => entry.year === year && entry.withdrawnAt === null)
    .reduce((sum, entry) => sum + entry.creditHours, 0);
}
