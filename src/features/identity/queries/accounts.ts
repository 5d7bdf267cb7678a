import { sql } from 'kysely';
import type { IdDocumentType } from '../../../kernel/id-number.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { holdHashes, type OtherHashes } from './other-hashes.ts';

export interface Account {
  id: string;
  name: string;
  idDocumentType: IdDocumentType;
  idNumberCipher: string;
  idNumberMasked: string;
  idNumberIndex: string;
  phoneCipher: string | null;
  phoneIndex: string | null;
  phoneMasked: string | null;
  /** When the person replaced the phone; null for the one they registered with. */
  phoneChangedAt: Date | null;
  passwordHash: string | null;
  totpSecretCipher: string | null;
  totpConfirmedAt: Date | null;
  /** The time step of the last code used. */
  totpLastStep: number | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('accounts')
    .select([
      'id',
      'name',
      'idDocumentType',
      'idNumberCipher',
      'idNumberMasked',
      'idNumberIndex',
      'phoneCipher',
      'phoneIndex',
      'phoneMasked',
      'phoneChangedAt',
      'passwordHash',
      'totpSecretCipher',
      'totpConfirmedAt',
      'totpLastStep',
    ])
    .where('state', '=', 'ACTIVE');

export async function findAccount(db: Reader, id: string): Promise<Account | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The birth date in the number of an account; null where the number has none. */
export async function findBirthDate(db: Reader, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('accounts')
    .select('birthDate')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.birthDate ?? null;
}

/** Returns the account, which must exist because another row refers to it. */
export async function getAccount(db: Reader, id: string): Promise<Account> {
  return select(db).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function lockAccount(tx: Tx, id: string): Promise<Account> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Returns the account with one of these blind indexes; a number takes precedence over a phone. */
export async function findAccountByIndexes(
  db: Reader,
  indexes: readonly string[],
): Promise<Account | undefined> {
  return preferNumber(await selectByIndexes(db, indexes).execute(), indexes);
}

/**
 * Returns the same account, and whether its owner has logged in with this device before, in one
 * statement.
 */
export async function findAccountAtDevice(
  db: Reader,
  indexes: readonly string[],
  deviceHash: string | null,
): Promise<(Account & { knownDevice: boolean }) | undefined> {
  const rows = await selectByIndexes(db, indexes)
    .select((row) =>
      row
        .exists(
          row
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.accountId', '=', 'accounts.id')
            .where('sessions.deviceHash', '=', deviceHash),
        )
        .$castTo<boolean>()
        .as('knownDevice'),
    )
    .execute();
  return preferNumber(rows, indexes);
}

const selectByIndexes = (db: Reader, indexes: readonly string[]) =>
  select(db).where((where) =>
    where.or([
      where('idNumberIndex', 'in', ['', ...indexes]),
      where('phoneIndex', 'in', ['', ...indexes]),
      // The number of a merged account leads to the one that is kept.
      where('accounts.id', 'in', (merged) =>
        merged
          .selectFrom('accounts as closed')
          .select('closed.mergedInto')
          .where('closed.idNumberIndex', 'in', ['', ...indexes])
          .where('closed.mergedInto', 'is not', null),
      ),
    ]),
  );

const preferNumber = <T extends Account>(rows: T[], indexes: readonly string[]): T | undefined =>
  rows.find((row) => indexes.includes(row.idNumberIndex)) ?? rows[0];

/** Locks the account that has a phone, by all its hashes; undefined when it is free. */
export async function lockPhoneHolder(
  tx: Tx,
  phoneIndexes: readonly string[],
): Promise<Account | undefined> {
  return select(tx)
    .where('phoneIndex', 'in', [...phoneIndexes])
    .forUpdate()
    .executeTakeFirst();
}

export interface NewAccount {
  id: string;
  name: string;
  idDocumentType: IdDocumentType;
  idNumberCipher: string;
  idNumberIndex: string;
  idNumberMasked: string;
  birthDate: string | null;
  phoneCipher: string | null;
  phoneIndex: string | null;
  phoneMasked: string | null;
  passwordHash: string | null;
  createdAt: Date;
}

/** Inserts an account; a second one of the number violates `accounts_id_number_index_key` (N3). */
export async function insertAccount(
  tx: Tx,
  { idNumberOther, phoneOther, ...account }: NewAccount & OtherHashes,
): Promise<void> {
  await holdHashes(tx, [{ ...account, idNumberOther, phoneOther }]);
  await tx.insertInto('accounts').values(account).execute();
}

/** An account of an imported list, without a password. */
export type ListedAccount = Omit<NewAccount, 'passwordHash' | 'createdAt'> & OtherHashes;

/** Inserts many accounts, or none when one violates an index as in `insertAccount`. */
export async function insertAccounts(
  tx: Tx,
  accounts: readonly ListedAccount[],
  at: Date,
): Promise<void> {
  if (accounts.length === 0) return;
  await holdHashes(tx, accounts);
  const all = <K extends keyof ListedAccount>(key: K) => accounts.map((one) => one[key]);
  await sql`insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index,
      id_number_masked, birth_date, phone_cipher, phone_index, phone_masked, created_at)
    select t.*, ${at}::timestamptz from unnest(${all('id')}::uuid[], ${all('name')}::text[],
      ${all('idDocumentType')}::text[], ${all('idNumberCipher')}::text[], ${all('idNumberIndex')}::text[],
      ${all('idNumberMasked')}::text[], ${all('birthDate')}::date[], ${all('phoneCipher')}::text[],
      ${all('phoneIndex')}::text[], ${all('phoneMasked')}::text[]) as t`.execute(tx);
}

export async function updateIdentity(
  tx: Tx,
  id: string,
  identity: {
    name?: string;
    number?: {
      idDocumentType: IdDocumentType;
      idNumberCipher: string;
      idNumberIndex: string;
      idNumberOther: string[];
      idNumberMasked: string;
      birthDate: string | null;
    };
    phone?: {
      phoneCipher: string;
      phoneIndex: string;
      phoneOther: string[];
      phoneMasked: string;
      phoneChangedAt?: Date;
    };
  },
): Promise<void> {
  const { name, number, phone } = identity;
  if (!name && !number && !phone) return;
  const { idNumberOther, ...storedNumber } = number ?? { idNumberOther: [] };
  const { phoneOther, ...storedPhone } = phone ?? { phoneOther: [] };
  await holdHashes(tx, [{ id, ...storedNumber, ...storedPhone, idNumberOther, phoneOther }]);
  await tx
    .updateTable('accounts')
    .set({ name, ...storedNumber, ...storedPhone })
    .where('id', '=', id)
    .execute();
}

export async function updateTotp(
  tx: Tx,
  id: string,
  totp: { secretCipher: string; confirmedAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ totpSecretCipher: totp.secretCipher, totpConfirmedAt: totp.confirmedAt })
    .where('id', '=', id)
    .execute();
}

/** Stores the time step of a used code; it and earlier ones are invalid from then on. */
export async function markTotpStep(
  tx: Tx,
  id: string,
  used: { step: number; confirmedAt: Date },
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ totpLastStep: used.step, totpConfirmedAt: used.confirmedAt })
    .where('id', '=', id)
    .execute();
}

/** Lists name and masked number of accounts. */
export async function listPeople(
  db: Reader,
  accountIds: readonly string[],
): Promise<{ accountId: string; name: string; idNumberMasked: string }[]> {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom('accounts')
    .select(['id as accountId', 'name', 'idNumberMasked'])
    .where('id', 'in', [...accountIds])
    .execute();
}
