import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDate } from '../../../ui/index.ts';
import { listTopics } from '../../courses/index.ts';
import type { ReminderOrder } from '../rules/events.ts';
import { reminderText } from '../rules/reminder.ts';
import { sendBatch } from './send-batch.ts';

/**
 * Sends the reminders of an order batch by batch, each committed with its messages and the progress; run
 * again it continues after the last person reached. No audit: the order is on record.
 */
export async function sendReminders(parts: Parts, order: ReminderOrder): Promise<void> {
  const { standing, year } = order;
  const topic = (await listTopics(parts.db)).find((one) => one.year === year);
  const closesOn = topic ? formatDate(topic.examClosesAt) : null;
  const news = {
    ...reminderText({ year, standing, closesOn }, order.ownWords),
    channels: order.channels,
    organisationId: order.by?.organisationId ?? null,
  };
  for (let done = false; !done; )
    done = await inTransaction(parts.db, (tx) => sendBatch(parts, tx, order, news));
}
