import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDate } from '../../../ui/index.ts';
import type { ReminderOrder } from '../rules/events.ts';
import { isRemindable, reminderText } from '../rules/reminder.ts';
import { remindSome, topicOf } from './remind-some.ts';

/**
 * Reminds batch by batch, each committed with its messages and how far it has come; done again it goes on
 * behind the last person met. The officer is told at the end. No audit: the order is on record.
 */
export async function sendReminders(parts: Parts, order: ReminderOrder): Promise<void> {
  const { standing, year } = order;
  if (!isRemindable(standing)) return;
  const topic = await topicOf(parts, year);
  const closesOn = topic ? formatDate(topic.examClosesAt) : null;
  const news = {
    ...reminderText({ year, standing, closesOn }, order.ownWords),
    channels: order.channels,
    organisationId: order.by?.organisationId ?? null,
  };
  for (let done = false; !done; )
    done = await inTransaction(parts.db, (tx) => remindSome(parts, tx, order, news));
}
