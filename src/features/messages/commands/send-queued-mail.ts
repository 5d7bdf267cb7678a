import type { Parts } from '../../../platform/parts.ts';
import { findQueuedMail, markMailSent } from '../queries/messages.ts';

/**
 * Hands a waiting mail to the server. A failure is tried again by the queue; sent ones are left alone.
 * No audit: the reason for the mail was, when it was written.
 */
export async function sendQueuedMail(parts: Parts, mailId: string): Promise<void> {
  const mail = await findQueuedMail(parts.db, mailId);
  if (!mail) return;
  const { subject, text } = mail;
  await parts.mail.send({ to: parts.cipher.decrypt(mail.addressCipher), subject, text });
  await markMailSent(parts.db, mail.id, parts.clock.now());
}
