import { daysUntil } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listTopics } from '../../courses/index.ts';
import { beginAutomaticReminder, listReminderDays } from '../queries/reminders.ts';
import { reminderOrdered } from '../rules/events.ts';
import { dueReminderDay, remindable } from '../rules/reminder.ts';

/**
 * Orders the platform's own reminders to everybody who has not finished, on each reminder day before the
 * exam closes once (Q31). No audit: no person acts; the run is on record.
 */
export async function remindOnDueDays(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const days = await listReminderDays(parts.db);
  for (const topic of await listTopics(parts.db)) {
    const daysBefore = dueReminderDay(days, daysUntil(topic.examClosesAt, now));
    if (daysBefore === null || now < topic.enrolmentOpensAt || now > topic.examClosesAt) continue;
    await inTransaction(parts.db, async (tx) => {
      if (!(await beginAutomaticReminder(tx, { year: topic.year, daysBefore }))) return;
      for (const standing of remindable)
        await parts.jobs.publish(tx, reminderOrdered, {
          id: newId(),
          scope: { kind: 'CITY', member: '*', bodyId: '' },
          year: topic.year,
          standing,
          accountIds: null,
          ownWords: '',
          channels: ['SMS', 'MAIL'],
          by: null,
        });
    });
  }
}
