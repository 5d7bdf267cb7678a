import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findAccount } from '../queries/accounts.ts';
import { insertText, insertTexts } from '../queries/texts.ts';
import { textRequested } from '../rules/events.ts';

/**
 * Sends an SMS to a person's phone, if they have one, once the caller's transaction commits. No audit:
 * the caller records the reason.
 */
export async function sendText(
  parts: Parts,
  tx: Tx,
  accountId: string,
  text: string,
): Promise<void> {
  const account = await findAccount(tx, accountId);
  const { phoneCipher, phoneMasked } = account ?? {};
  if (phoneCipher && phoneMasked) await sendTextTo(parts, tx, { phoneCipher, phoneMasked }, text);
}

export interface Phone {
  phoneCipher: string;
  phoneMasked: string;
}

/** Sends an SMS to a phone that belongs to no account, or no longer does. */
export async function sendTextTo(parts: Parts, tx: Tx, phone: Phone, text: string): Promise<void> {
  await queue(parts, tx, phone, { text });
}

/**
 * Sends a one-time code to a phone. `text` names it as {code}: the stored message holds it encrypted, until
 * it was sent. No audit: the caller records its purpose.
 */
export async function sendCodeTo(
  parts: Parts,
  tx: Tx,
  phone: Phone,
  { codeId, code, text }: { codeId: string; code: string; text: string },
): Promise<void> {
  await queue(parts, tx, phone, { text, codeId, codeCipher: parts.cipher.encrypt(code) });
}

async function queue(
  { clock, jobs }: Parts,
  tx: Tx,
  { phoneCipher, phoneMasked }: Phone,
  { text, ...code }: { text: string; codeId?: string; codeCipher?: string },
): Promise<void> {
  const message = { phoneCipher, phoneMasked, text: `【继学】${text}`, ...code };
  const messageId = await insertText(tx, { ...message, createdAt: clock.now() });
  await jobs.publish(tx, textRequested, { messageId });
}

/** Sends the same SMS to all of these people who have a phone. */
export async function sendTexts(
  parts: Parts,
  tx: Tx,
  accountIds: readonly string[],
  text: string,
): Promise<void> {
  if (accountIds.length === 0) return;
  const ids = await insertTexts(tx, accountIds, { text: `【继学】${text}`, at: parts.clock.now() });
  await parts.jobs.publishAll(
    tx,
    textRequested,
    ids.map((messageId) => ({ messageId })),
  );
}
