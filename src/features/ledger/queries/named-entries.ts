import type { Reader } from '../../../platform/database/index.ts';
import { listPeople } from '../../identity/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { type Entry, listEntries, type Narrowed, type Shown } from './ledger.ts';

/** An entry with the names of its payer, as far as known, and of the body that took the money. */
export type NamedEntry = Entry & { payer: string; bodyName: string };

/** The entries behind a figure with names, the newest first. */
export async function listNamedEntries(
  db: Reader,
  shown: Shown & Narrowed,
  rows: { limit: number; offset: number },
): Promise<NamedEntry[]> {
  const found = await listEntries(db, shown, rows);
  const accounts = found.flatMap(({ accountId }) => accountId ?? []);
  const people = new Map(
    (await listPeople(db, [...new Set(accounts)])).map((one) => [one.accountId, one.name]),
  );
  const bodies = new Map(
    (await listOrganisationsById(db, [...new Set(found.map((one) => one.organisationId))])).map(
      (one) => [one.id, one.name],
    ),
  );
  const payers = await listPayers(db, [
    ...new Set(found.flatMap(({ bankLineId }) => bankLineId ?? [])),
  ]);
  return found.map((entry) => ({
    ...entry,
    payer:
      (entry.bankLineId ? payers.get(entry.bankLineId) : people.get(entry.accountId ?? '')) ?? '',
    bodyName: bodies.get(entry.organisationId) ?? '',
  }));
}

async function listPayers(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('bankLines')
    .select(['id', 'payer'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, payer }) => [id, payer]));
}

const chunk = 2000;

/** All entries behind a figure, read in parts. */
export async function* streamNamedEntries(
  db: Reader,
  shown: Shown & Narrowed,
): AsyncGenerator<NamedEntry> {
  for (let offset = 0; ; offset += chunk) {
    const rows = await listNamedEntries(db, shown, { limit: chunk, offset });
    yield* rows;
    if (rows.length < chunk) return;
  }
}
