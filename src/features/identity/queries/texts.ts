import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** Inserts a message and returns its id. */
export async function insertText(
  tx: Tx,
  message: {
    phoneCipher: string;
    phoneMasked: string;
    text: string;
    createdAt: Date;
    codeCipher?: string;
    codeId?: string;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('smsMessages')
    .values({ id, ...message })
    .execute();
  return id;
}

/** Inserts the same text for every account with a phone and returns the messages' ids. */
export async function insertTexts(
  tx: Tx,
  accountIds: readonly string[],
  { text, at }: { text: string; at: Date },
): Promise<string[]> {
  const ids = accountIds.map(() => newId());
  const { rows } = await sql<{ id: string }>`
    insert into sms_messages (id, phone_cipher, phone_masked, text, created_at)
    select t.id, account.phone_cipher, account.phone_masked, ${text}, ${at}
    from unnest(${ids}::uuid[], ${accountIds}::uuid[]) as t (id, account_id)
      join accounts account on account.id = t.account_id
    where account.phone_cipher is not null and account.state = 'ACTIVE'
    returning id`.execute(tx);
  return rows.map((row) => row.id);
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
