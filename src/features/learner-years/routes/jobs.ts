import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { refreshYears } from '../commands/refresh-years.ts';
import { remindOnDueDays } from '../commands/remind-on-due-days.ts';
import { sendReminders } from '../commands/send-reminders.ts';
import { type ReminderOrder, reminderOrdered } from '../rules/events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, ReminderOrder>({
      event: reminderOrdered,
      name: 'completion.send_reminders',
      handle: sendReminders,
    }),
  ],
  recurrences: [
    { name: 'completion.refresh_years', everySeconds: 2, alone: true, handle: refreshYears },
    { name: 'completion.remind', everySeconds: 900, alone: true, handle: remindOnDueDays },
  ],
};
