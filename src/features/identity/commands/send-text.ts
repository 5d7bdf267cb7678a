import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Place } from '../../../platform/place.ts';
import { findAccount } from '../queries/accounts.ts';
import { listPhones } from '../queries/phones.ts';
import { insertText, insertTexts } from '../queries/texts.ts';
import { textRequested } from '../rules/events.ts';
import { type Phone, phoneOf } from '../rules/identifiers.ts';
import { textCells } from '../rules/one-time-code.ts';

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
  const phone = account ? phoneOf(parts, account) : null;
  if (phone) await sendTextTo(parts, tx, phone, text);
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
  await queue(parts, tx, phone, { text, codeId, code });
}

/** An SMS begins with the name of the platform. */
const signed = (place: Place, text: string) => `【${place.current().face.name}】${text}`;

async function queue(
  { cipher, clock, jobs, place }: Parts,
  tx: Tx,
  { phone, phoneMasked }: Phone,
  { text, codeId, code }: { text: string; codeId?: string; code?: string },
): Promise<void> {
  const id = newId();
  await insertText(tx, {
    id,
    phoneCipher: cipher.encrypt(phone, textCells.phone(id)),
    phoneMasked,
    text: signed(place, text),
    codeId: codeId ?? null,
    codeCipher: code === undefined ? null : cipher.encrypt(code, textCells.code(id)),
    createdAt: clock.now(),
  });
  await jobs.publish(tx, textRequested, { messageId: id });
}

/** Sends the same SMS to all of these people who have a phone. */
export async function sendTexts(
  parts: Parts,
  tx: Tx,
  accountIds: readonly string[],
  text: string,
): Promise<void> {
  if (accountIds.length === 0) return;
  const { cipher, clock, jobs, place } = parts;
  const messages = (await listPhones(tx, accountIds)).map((account) => {
    const id = newId();
    const { phone, phoneMasked } = phoneOf(parts, account) as Phone;
    return { id, phoneMasked, phoneCipher: cipher.encrypt(phone, textCells.phone(id)) };
  });
  await insertTexts(tx, messages, { text: signed(place, text), at: clock.now() });
  await jobs.publishAll(
    tx,
    textRequested,
    messages.map(({ id }) => ({ messageId: id })),
  );
}
