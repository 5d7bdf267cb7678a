import type { Reader } from '../../../platform/database/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { getLearner, type LearnerProfile } from '../../people/index.ts';
import type { CertificateEntry } from '../rules/entry.ts';
import type { YearAccount } from '../rules/year-account.ts';
import { listCertificateEntries } from './entries.ts';
import { getYearAccount } from './year-account.ts';

export interface CertificateRow {
  entry: CertificateEntry;
  unit: string;
}

/** A person's certificate: the hours of every year (N29, N30). */
export interface Certificate {
  learner: LearnerProfile;
  rows: CertificateRow[];
  /** Year by year, the newest first. */
  accounts: YearAccount[];
}

/** Returns a person's certificate, this year included. */
export async function loadCertificate(
  db: Reader,
  accountId: string,
  thisYear: number,
): Promise<Certificate> {
  const entries = await listCertificateEntries(db, accountId);
  const bodies = [...new Set(entries.map((entry) => entry.organisationId))];
  const units = new Map(
    (await listOrganisationsById(db, bodies)).map((unit) => [unit.id, unit.name]),
  );
  const years = [...new Set([thisYear, ...entries.map((entry) => entry.year)])].toSorted(
    (a, b) => b - a,
  );
  return {
    accounts: await Promise.all(years.map((year) => getYearAccount(db, accountId, year))),
    learner: await getLearner(db, accountId),
    rows: entries.map((entry) => ({ entry, unit: units.get(entry.organisationId) ?? '' })),
  };
}
