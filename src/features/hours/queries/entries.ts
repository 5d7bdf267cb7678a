import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CertificateEntry } from '../rules/entry.ts';

const columns = [
  'id',
  'entryNo',
  'accountId',
  'year',
  'topicId',
  'slipId',
  'endorsementId',
  'offeringId',
  'organiser',
  'heldFrom',
  'heldTo',
  'organisationId',
  'subject',
  'title',
  'creditHours',
  'confirmedBy',
  'confirmedAt',
  'withdrawnAt',
  'withdrawnBecause',
] as const;

const select = (db: Reader) => db.selectFrom('certificateEntries').select(columns);

/** Lists a person's certificate, newest year first, with withdrawn lines. */
export async function listCertificateEntries(
  db: Reader,
  accountId: string,
): Promise<CertificateEntry[]> {
  return select(db)
    .where('accountId', '=', accountId)
    .orderBy('year', 'desc')
    .orderBy('confirmedAt')
    .execute();
}

/** Lists the live entries of several people. */
export async function listEntriesOfPeople(
  db: Reader,
  accountIds: readonly string[],
): Promise<CertificateEntry[]> {
  if (accountIds.length === 0) return [];
  return select(db)
    .where('accountId', 'in', [...accountIds])
    .where('withdrawnAt', 'is', null)
    .execute();
}

/** Finds the entry of an endorsement: the live one, else the withdrawn one. */
export async function findEntryOfEndorsement(
  db: Reader,
  endorsementId: string,
): Promise<CertificateEntry | undefined> {
  return select(db)
    .where('endorsementId', '=', endorsementId)
    .orderBy('withdrawnAt', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst();
}

/** Lists the lines of a unit's registration card for a year. */
export async function listCardEntries(
  db: Reader,
  organisationId: string,
  year: number,
): Promise<CertificateEntry[]> {
  return db
    .selectFrom('cardEntries as card')
    .innerJoin('certificateEntries as entry', 'entry.id', 'card.certificateEntryId')
    .select([...columns.map((column) => `entry.${column}` as 'entry.id')])
    .where('card.organisationId', '=', organisationId)
    .where('card.year', '=', year)
    .orderBy('entry.confirmedAt')
    .execute() as unknown as Promise<CertificateEntry[]>;
}

/** Years for which a unit has lines on its card, newest first. */
export async function listCardYears(db: Reader, organisationId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('cardEntries')
    .select('year')
    .distinct()
    .where('organisationId', '=', organisationId)
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => row.year);
}

export type NewEntry = Omit<
  CertificateEntry,
  'id' | 'entryNo' | 'withdrawnAt' | 'withdrawnBecause'
> & {
  /** The unit whose card gets the line; null where there is none. */
  cardOf: string | null;
};

/** Inserts the entry in certificate and card (N30); null when it was recorded before. */
export async function insertEntries(tx: Tx, entry: NewEntry): Promise<string | null> {
  const row = await tx
    .insertInto('certificateEntries')
    .values({
      id: newId(),
      entryNo: sql<string>`'X' || ${String(entry.year)} || lpad(nextval('entry_numbers')::text, 7, '0')`,
      accountId: entry.accountId,
      year: entry.year,
      topicId: entry.topicId,
      slipId: entry.slipId,
      endorsementId: entry.endorsementId,
      offeringId: entry.offeringId,
      organiser: entry.organiser,
      heldFrom: entry.heldFrom,
      heldTo: entry.heldTo,
      organisationId: entry.organisationId,
      subject: entry.subject,
      title: entry.title,
      creditHours: entry.creditHours,
      confirmedBy: entry.confirmedBy,
      confirmedAt: entry.confirmedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  if (entry.cardOf === null) return row.id;
  await tx
    .insertInto('cardEntries')
    .values({
      id: newId(),
      certificateEntryId: row.id,
      organisationId: entry.cardOf,
      accountId: entry.accountId,
      year: entry.year,
      creditHours: entry.creditHours,
      recordedAt: entry.confirmedAt,
    })
    .execute();
  return row.id;
}

/** Marks the entry of an endorsement as withdrawn; returns its id, null without a live one. */
export async function markWithdrawn(
  tx: Tx,
  endorsementId: string,
  because: string,
  at: Date,
): Promise<string | null> {
  const row = await tx
    .updateTable('certificateEntries')
    .set({ withdrawnAt: at, withdrawnBecause: because })
    .where('endorsementId', '=', endorsementId)
    .where('withdrawnAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Locks an entry that a body recorded; undefined for those of others. */
export async function lockEntry(
  tx: Tx,
  id: string,
  organisationId: string | null,
): Promise<CertificateEntry | undefined> {
  return select(tx)
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)
    .forUpdate()
    .executeTakeFirst();
}

/** Finds an entry that a body recorded or has on its card; undefined for those of others. */
export async function findEntry(
  db: Reader,
  id: string,
  organisationId: string | null,
): Promise<CertificateEntry | undefined> {
  return select(db)
    .where('id', '=', id)
    .where((where) =>
      where.or([
        where('organisationId', '=', organisationId),
        where.exists(
          where
            .selectFrom('cardEntries as card')
            .select('card.id')
            .whereRef('card.certificateEntryId', '=', 'certificateEntries.id')
            .where('card.organisationId', '=', organisationId),
        ),
      ]),
    )
    .executeTakeFirst();
}
