import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findAccount } from '../queries/accounts.ts';
import { insertText, insertTexts } from '../queries/texts.ts';
import { textRequested } from '../rules/events.ts';

/**
 * Sends an SMS to a person's phone once the caller's transaction is done. No phone: nothing is sent.
 * No audit: the caller records the reason.
 */
export async function sendText(
  parts: Parts,
  tx: Tx,
  accountId: string,
  text: string,
): Promise<void> {
  const account = await findAccount(tx, accountId);
  if (!account?.phoneCipher || !account.phoneMasked) return;
  await sendTextTo(parts, tx, account as PhoneOfPerson, text);
}

export interface PhoneOfPerson {
  phoneCipher: string;
  phoneMasked: string;
}

/** Sends an SMS to a phone that belongs to no account, or does not any more. */
export async function sendTextTo(
  parts: Parts,
  tx: Tx,
  phone: PhoneOfPerson,
  text: string,
): Promise<void> {
  const messageId = await insertText(tx, {
    phoneCipher: phone.phoneCipher,
    phoneMasked: phone.phoneMasked,
    text: `【继学】${text}`,
    at: parts.clock.now(),
  });
  await parts.jobs.publish(tx, textRequested, { messageId });
}

/** Sends the same text to many people; those without a phone get none. */
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
