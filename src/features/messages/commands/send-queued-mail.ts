import type { Parts } from '../../../platform/parts.ts';
import { findQueuedMail, markMailSent } from '../queries/messages.ts';
import { mailCells } from '../rules/message.ts';

/**
 * Sends a queued mail; one already sent is skipped. A failure throws, and the queue tries again.
 * No audit: the caller of `notify` recorded the reason.
 */
export async function sendQueuedMail(parts: Parts, mailId: string): Promise<void> {
  const mail = await findQueuedMail(parts.db, mailId);
  if (!mail) return;
  const { id, subject, text } = mail;
  const to = parts.cipher.decrypt(mail.addressCipher, mailCells.mail(id));
  await parts.mail.send({ to, subject, text });
  await markMailSent(parts.db, mail.id, parts.clock.now());
}
