import { daysUntil } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listTopics } from '../../courses/index.ts';
import { beginAutomaticReminder, listReminderDays } from '../queries/reminders.ts';
import { dueReminderDay } from '../rules/reminder.ts';

/** Marks the reminders that are due now as sent, without sending them. No audit: no person acts. */
export async function skipDueReminders(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const days = await listReminderDays(parts.db);
  for (const { year, examClosesAt } of await listTopics(parts.db)) {
    const daysBefore = dueReminderDay(days, daysUntil(examClosesAt, now));
    if (daysBefore === null) continue;
    await inTransaction(parts.db, (tx) => beginAutomaticReminder(tx, { year, daysBefore }));
  }
}
