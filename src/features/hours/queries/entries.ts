import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CertificateEntry } from '../rules/entry.ts';

const columns = [
  'id',
  'entry_no as entryNo',
  'account_id as accountId',
  'year',
  'topic_id as topicId',
  'slip_id as slipId',
  'endorsement_id as endorsementId',
  'offering_id as offeringId',
  'organiser',
  'held_from as heldFrom',
  'held_to as heldTo',
  'organisation_id as organisationId',
  'subject',
  'title',
  'credit_hours as creditHours',
  'confirmed_by as confirmedBy',
  'confirmed_at as confirmedAt',
  'withdrawn_at as withdrawnAt',
  'withdrawn_because as withdrawnBecause',
] as const;

const select = (db: Reader) =>
  db
    .selectFrom('certificate_entries')
    .select(columns)
    .$narrowType<{ subject: CertificateEntry['subject'] }>();

/** A person's booklet over the years, newest year first; withdrawn lines stay visible. */
export async function listCertificateEntries(
  db: Reader,
  accountId: string,
): Promise<CertificateEntry[]> {
  return select(db)
    .where('account_id', '=', accountId)
    .orderBy('year', 'desc')
    .orderBy('confirmed_at')
    .execute();
}

/** Live entries of several people. */
export async function listEntriesOfPeople(
  db: Reader,
  accountIds: readonly string[],
): Promise<CertificateEntry[]> {
  if (accountIds.length === 0) return [];
  return select(db)
    .where('account_id', 'in', [...accountIds])
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The entry made on an endorsement: the live one, else the one that was withdrawn. */
export async function findEntryOfEndorsement(
  db: Reader,
  endorsementId: string,
): Promise<CertificateEntry | undefined> {
  return select(db)
    .where('endorsement_id', '=', endorsementId)
    .orderBy('withdrawn_at', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst();
}

/** Lines of a unit's registration card for a year. */
export async function listCardEntries(
  db: Reader,
  organisationId: string,
  year: number,
): Promise<CertificateEntry[]> {
  return db
    .selectFrom('card_entries as card')
    .innerJoin('certificate_entries as entry', 'entry.id', 'card.certificate_entry_id')
    .select([...columns.map((column) => `entry.${column}` as 'entry.id')])
    .where('card.organisation_id', '=', organisationId)
    .where('card.year', '=', year)
    .orderBy('entry.confirmed_at')
    .execute() as unknown as Promise<CertificateEntry[]>;
}

/** Years for which a unit has lines on its card, newest first. */
export async function listCardYears(db: Reader, organisationId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('card_entries')
    .select('year')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => row.year);
}

export type NewEntry = Omit<
  CertificateEntry,
  'id' | 'entryNo' | 'withdrawnAt' | 'withdrawnBecause'
> & {
  /** On whose card the line stands; null for a person whose card nobody keeps. */
  cardOf: string | null;
};

/** Writes certificate and card together (N30); null when the same was recorded before. */
export async function insertEntries(tx: Tx, entry: NewEntry): Promise<string | null> {
  const row = await tx
    .insertInto('certificate_entries')
    .values({
      id: newId(),
      entry_no: sql<string>`'X' || ${String(entry.year)} || lpad(nextval('entry_numbers')::text, 7, '0')`,
      account_id: entry.accountId,
      year: entry.year,
      topic_id: entry.topicId,
      slip_id: entry.slipId,
      endorsement_id: entry.endorsementId,
      offering_id: entry.offeringId,
      organiser: entry.organiser,
      held_from: entry.heldFrom,
      held_to: entry.heldTo,
      organisation_id: entry.organisationId,
      subject: entry.subject,
      title: entry.title,
      credit_hours: entry.creditHours,
      confirmed_by: entry.confirmedBy,
      confirmed_at: entry.confirmedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  if (entry.cardOf === null) return row.id;
  await tx
    .insertInto('card_entries')
    .values({
      id: newId(),
      certificate_entry_id: row.id,
      organisation_id: entry.cardOf,
      account_id: entry.accountId,
      year: entry.year,
      credit_hours: entry.creditHours,
      recorded_at: entry.confirmedAt,
    })
    .execute();
  return row.id;
}

/** Takes an entry back, with the reason; it stays on the page, struck through. */
export async function markWithdrawn(
  tx: Tx,
  endorsementId: string,
  because: string,
  at: Date,
): Promise<string | null> {
  const row = await tx
    .updateTable('certificate_entries')
    .set({ withdrawn_at: at, withdrawn_because: because })
    .where('endorsement_id', '=', endorsementId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** An entry that a body recorded, locked; undefined for those of others. */
export async function lockEntry(
  tx: Tx,
  id: string,
  organisationId: string | null,
): Promise<CertificateEntry | undefined> {
  return select(tx)
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst();
}

/** An entry that a body recorded or has on its card; undefined for those of others. */
export async function findEntry(
  db: Reader,
  id: string,
  organisationId: string | null,
): Promise<CertificateEntry | undefined> {
  return select(db)
    .where('id', '=', id)
    .where((where) =>
      where.or([
        where('organisation_id', '=', organisationId),
        where.exists(
          where
            .selectFrom('card_entries as card')
            .select('card.id')
            .whereRef('card.certificate_entry_id', '=', 'certificate_entries.id')
            .where('card.organisation_id', '=', organisationId),
        ),
      ]),
    )
    .executeTakeFirst();
}
