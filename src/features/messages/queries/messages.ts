import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { FastLane, Reader, Tx } from '../../../platform/database/index.ts';
import type { Message, Notice } from '../rules/message.ts';

/** Inserts the same message for many accounts in one statement. */
export async function insertMessages(
  tx: Tx,
  accountIds: readonly string[],
  { subject, text, href, organisationId }: Notice,
  at: Date,
): Promise<void> {
  const ids = accountIds.map(() => newId());
  await sql`
    insert into messages (id, account_id, organisation_id, subject, text, href, created_at)
    select id, account_id, ${organisationId ?? null}::uuid, ${subject}::text, ${text}::text, ${href ?? null}::text, ${at}
    from unnest(${ids}::uuid[], ${accountIds}::uuid[]) as t (id, account_id)`.execute(tx);
}

/** A page of an inbox, the newest first. */
export async function listMessages(
  db: Reader,
  accountId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<Message[]> {
  return db
    .selectFrom('messages')
    .select(['id', 'organisationId', 'subject', 'text', 'href', 'createdAt', 'readAt'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

const unreadOf = {
  name: 'messages.count_unread',
  text: `
    select account_id as "accountId", count(*)::int as count from messages
    where account_id = any($1::uuid[]) and read_at is null group by account_id`,
};

/** Counts the unread messages of many people in one statement; in the order of the accounts. */
export async function countUnread(
  lane: FastLane,
  accountIds: readonly string[],
): Promise<number[]> {
  const rows = await lane.run<{ accountId: string; count: number }>(unreadOf, [accountIds]);
  const counts = new Map(rows.map(({ accountId, count }) => [accountId, count]));
  return accountIds.map((id) => counts.get(id) ?? 0);
}

export async function markRead(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ readAt: at })
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
    .where('createdAt', '<=', at)
    .execute();
}

export interface MailAddress {
  accountId: string;
  addressCipher: string;
  addressMasked: string;
  codeHash: string | null;
  codeExpiresAt: Date | null;
  wrongGuesses: number;
  confirmedAt: Date | null;
}

const selectAddresses = (db: Reader) =>
  db
    .selectFrom('mailAddresses')
    .select([
      'accountId',
      'addressCipher',
      'addressMasked',
      'codeHash',
      'codeExpiresAt',
      'wrongGuesses',
      'confirmedAt',
    ]);

export async function findMailAddress(
  db: Reader,
  accountId: string,
): Promise<MailAddress | undefined> {
  return selectAddresses(db).where('accountId', '=', accountId).executeTakeFirst();
}

export async function lockMailAddress(tx: Tx, accountId: string): Promise<MailAddress | undefined> {
  return selectAddresses(tx).where('accountId', '=', accountId).forUpdate().executeTakeFirst();
}

/** The confirmed addresses among those of these accounts. */
export async function listConfirmedAddresses(
  db: Reader,
  accountIds: readonly string[],
): Promise<MailAddress[]> {
  if (accountIds.length === 0) return [];
  return selectAddresses(db)
    .where('confirmedAt', 'is not', null)
    .where(sql<boolean>`account_id = any(${accountIds}::uuid[])`)
    .execute();
}

/** Saves an unconfirmed address with the hash of its code, in place of any other. */
export async function saveMailAddress(
  tx: Tx,
  one: { accountId: string; cipher: string; masked: string; codeHash: string; expiresAt: Date },
): Promise<void> {
  const values = {
    addressCipher: one.cipher,
    addressMasked: one.masked,
    codeHash: one.codeHash,
    codeExpiresAt: one.expiresAt,
    wrongGuesses: 0,
    confirmedAt: null,
  };
  await tx
    .insertInto('mailAddresses')
    .values({ accountId: one.accountId, ...values })
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet(values))
    .execute();
}

export async function countWrongGuess(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('mailAddresses')
    .set((row) => ({ wrongGuesses: row('wrongGuesses', '+', 1) }))
    .where('accountId', '=', accountId)
    .execute();
}

export async function confirmMailAddress(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('mailAddresses')
    .set({ confirmedAt: at, codeHash: null, codeExpiresAt: null })
    .where('accountId', '=', accountId)
    .execute();
}

export async function deleteMailAddress(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('mailAddresses').where('accountId', '=', accountId).execute();
}

/** Queues a mail. */
export async function insertMail(
  tx: Tx,
  mail: {
    id: string;
    addressCipher: string;
    addressMasked: string;
    subject: string;
    text: string;
  },
): Promise<void> {
  await tx.insertInto('mails').values(mail).execute();
}

/** A mail not sent yet. */
export async function findQueuedMail(db: Reader, id: string) {
  return db
    .selectFrom('mails')
    .select(['id', 'addressCipher', 'subject', 'text'])
    .where('id', '=', id)
    .where('state', '=', 'QUEUED')
    .executeTakeFirst();
}

export async function markMailSent(db: Reader, id: string, at: Date): Promise<void> {
  await db.updateTable('mails').set({ state: 'SENT', sentAt: at }).where('id', '=', id).execute();
}

/** The newest mails, for the outbox of the demonstration. */
export async function listMails(db: Reader, limit: number) {
  return db
    .selectFrom('mails')
    .select(['id', 'addressMasked', 'subject', 'text', 'createdAt'])
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute();
}

/** Deletes the mail address and the inbox of a person. */
export async function forgetPerson(tx: Tx, accountId: string): Promise<void> {
  await deleteMailAddress(tx, accountId);
  await tx.deleteFrom('messages').where('accountId', '=', accountId).execute();
}

/** Deletes notices before an instant and returns how many. */
export async function deleteMessagesBefore(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('messages')
    .where('createdAt', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Deletes mails before an instant that wait for nothing; returns how many. */
export async function deleteMailsBefore(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('mails')
    .where('createdAt', '<', before)
    .where('state', '<>', 'QUEUED')
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
