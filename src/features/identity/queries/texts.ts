import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** Inserts a message. */
export async function insertText(
  tx: Tx,
  message: {
    id: string;
    phoneCipher: string;
    phoneMasked: string;
    text: string;
    createdAt: Date;
    codeCipher: string | null;
    codeId: string | null;
  },
): Promise<void> {
  await tx.insertInto('smsMessages').values(message).execute();
}

/** Inserts the same text for many phones. */
export async function insertTexts(
  tx: Tx,
  messages: readonly { id: string; phoneCipher: string; phoneMasked: string }[],
  { text, at }: { text: string; at: Date },
): Promise<void> {
  const all = (key: 'id' | 'phoneCipher' | 'phoneMasked') => messages.map((one) => one[key]);
  await sql`
    insert into sms_messages (id, phone_cipher, phone_masked, text, created_at)
    select t.*, ${text}, ${at}
    from unnest(${all('id')}::uuid[], ${all('phoneCipher')}::text[], ${all('phoneMasked')}::text[]) as t`.execute(
    tx,
  );
}

/** Returns a message that is not sent yet. */
export async function findQueuedText(db: Reader, id: string) {
  return db
    .selectFrom('smsMessages')
    .select(['id', 'phoneCipher', 'text', 'codeCipher'])
    .where('id', '=', id)
    .where('state', '=', 'QUEUED')
    .executeTakeFirst();
}

/** Notes that a message was sent; its code is deleted unless a page of the demonstration shows it. */
export async function markTextSent(
  db: Reader,
  id: string,
  at: Date,
  keepCode: boolean,
): Promise<void> {
  await db
    .updateTable('smsMessages')
    .set({ state: 'SENT', sentAt: at, ...(!keepCode && { codeCipher: null }) })
    .where('id', '=', id)
    .execute();
}

/** Lists the newest messages, for the outbox of the demonstration. */
export async function listTexts(db: Reader, limit: number) {
  return db
    .selectFrom('smsMessages')
    .select(['id', 'phoneMasked', 'text', 'codeCipher', 'state', 'createdAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Deletes messages before an instant that wait for nothing; returns how many. */
export async function deleteTextsBefore(db: Reader, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('smsMessages')
    .where('createdAt', '<', before)
    .where('state', '<>', 'QUEUED')
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
