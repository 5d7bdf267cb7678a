import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendText } from '../../identity/index.ts';
import { insertMail, insertMessages, listConfirmedAddresses } from '../queries/messages.ts';
import { mailRequested } from '../rules/events.ts';
import type { News } from '../rules/message.ts';

/**
 * Tells people something once the caller's transaction is done: in their inbox, and by the channels
 * asked for where the person can be reached by them. No audit: callers record why.
 */
export async function tell(
  parts: Parts,
  tx: Tx,
  accountIds: readonly string[],
  news: News,
): Promise<void> {
  if (accountIds.length === 0) return;
  await insertMessages(tx, accountIds, news, parts.clock.now());
  if (news.channels?.includes('SMS'))
    for (const accountId of accountIds) await sendText(parts, tx, accountId, news.text);
  if (!news.channels?.includes('MAIL')) return;
  for (const address of await listConfirmedAddresses(tx, accountIds)) {
    const { subject, text } = news;
    const mailId = await insertMail(tx, { ...address, subject, text });
    await parts.jobs.publish(tx, mailRequested, { mailId });
  }
}
