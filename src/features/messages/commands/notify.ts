import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendText } from '../../identity/index.ts';
import { insertMail, insertMessages, listConfirmedAddresses } from '../queries/messages.ts';
import { mailRequested } from '../rules/events.ts';
import { mailCells, type Notice } from '../rules/message.ts';

/**
 * Puts a notice into the inbox of each account, and sends it by the channels asked for where the account
 * can be reached by them. Part of the caller's transaction: nothing is sent when it rolls back. No audit:
 * callers record why.
 */
export async function notify(
  parts: Parts,
  tx: Tx,
  accountIds: readonly string[],
  notice: Notice,
): Promise<void> {
  if (accountIds.length === 0) return;
  await insertMessages(tx, accountIds, notice, parts.clock.now());
  if (notice.channels?.includes('SMS'))
    for (const accountId of accountIds) await sendText(parts, tx, accountId, notice.text);
  if (!notice.channels?.includes('MAIL')) return;
  const { subject, text } = notice;
  for (const address of await listConfirmedAddresses(tx, accountIds)) {
    const mailId = newId();
    const { accountId, addressMasked } = address;
    const to = parts.cipher.decrypt(address.addressCipher, mailCells.address(accountId));
    const addressCipher = parts.cipher.encrypt(to, mailCells.mail(mailId));
    await insertMail(tx, { id: mailId, addressCipher, addressMasked, subject, text });
    await parts.jobs.publish(tx, mailRequested, { mailId });
  }
}
