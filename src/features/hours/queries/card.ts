import type { Reader } from '../../../platform/database/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation, type Organisation } from '../../organisations/index.ts';
import type { CertificateEntry } from '../rules/entry.ts';
import { listCardEntries, listCardYears } from './entries.ts';

export interface CardRow {
  entry: CertificateEntry;
  person: { name: string; idNumberMasked: string } | undefined;
}

/** A unit's registration card of a year. */
export interface Card {
  unit: Organisation;
  year: number;
  /** The years there is a card of, the newest first. */
  years: number[];
  rows: CardRow[];
}

/** Returns the unit's card of a year with the people on it. */
export async function loadCard(db: Reader, organisationId: string, year: number): Promise<Card> {
  const entries = await listCardEntries(db, organisationId, year);
  const ids = entries.map((entry) => entry.accountId);
  const people = new Map((await listPeople(db, ids)).map((one) => [one.accountId, one]));
  const known = await listCardYears(db, organisationId);
  return {
    unit: await getOrganisation(db, organisationId),
    year,
    years: [...new Set([year, ...known])].toSorted((a, b) => b - a),
    rows: entries.map((entry) => ({ entry, person: people.get(entry.accountId) })),
  };
}
