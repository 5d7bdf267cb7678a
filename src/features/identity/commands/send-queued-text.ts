import type { Parts } from '../../../platform/parts.ts';
import { findQueuedText, markTextSent } from '../queries/texts.ts';
import { textCells, textWithCode } from '../rules/one-time-code.ts';

/**
 * Sends a queued message through the provider; the job queue retries a failure. No audit: the reason
 * was recorded with the message.
 */
export async function sendQueuedText(parts: Parts, messageId: string): Promise<void> {
  const message = await findQueuedText(parts.db, messageId);
  if (!message) return;
  const text = textWithCode(parts.cipher, message);
  const phone = parts.cipher.decrypt(message.phoneCipher, textCells.phone(message.id));
  await parts.sms.send({ phone, text });
  await markTextSent(parts.db, message.id, parts.clock.now(), parts.demo);
}
