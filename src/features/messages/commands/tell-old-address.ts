import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendText } from '../../identity/index.ts';
import { insertMail, lockMailAddress } from '../queries/messages.ts';
import { mailRequested } from '../rules/events.ts';
import { mailCells } from '../rules/message.ts';

/**
 * Tells the confirmed mail address of an account, and its phone, what becomes of it, in the caller's transaction;
 * nothing where there is none. No audit: the caller records the change.
 */
export async function tellOldAddress(
  parts: Parts,
  tx: Tx,
  accountId: string,
  what: string,
): Promise<void> {
  const old = await lockMailAddress(tx, accountId);
  if (!old?.confirmedAt) return;
  const text = `您的账号接收提醒的邮箱刚刚${what}。如非本人操作，请立即修改密码，并联系当地人力社保局窗口。`;
  const mailId = newId();
  const address = parts.cipher.decrypt(old.addressCipher, mailCells.address(accountId));
  await insertMail(tx, {
    id: mailId,
    addressCipher: parts.cipher.encrypt(address, mailCells.mail(mailId)),
    addressMasked: old.addressMasked,
    subject: `${parts.place.current().face.name}：接收提醒的邮箱有变动`,
    text,
  });
  await parts.jobs.publish(tx, mailRequested, { mailId });
  await sendText(parts, tx, accountId, text);
}
