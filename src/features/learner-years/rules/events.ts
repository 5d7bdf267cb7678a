import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';
import { remindable } from './reminder.ts';

export const ReminderOrder = z.object({
  /** Id of its progress (`reminder_orders`). */
  id: z.string(),
  scope: z.object({
    kind: z.enum(['UNIT', 'AGENCY', 'INDUSTRY', 'DISTRICT', 'ENDORSER', 'CITY', 'NOBODY']),
    member: z.string(),
    bodyId: z.string(),
  }),
  year: z.number(),
  standing: z.enum(remindable),
  /** Null: everybody with this standing. */
  accountIds: z.array(z.string()).nullable(),
  ownWords: z.string(),
  channels: z.array(z.enum(['SMS', 'MAIL'])),
  /** Null: the platform. */
  by: z.object({ accountId: z.string(), organisationId: z.string().nullable() }).nullable(),
});
export type ReminderOrder = z.infer<typeof ReminderOrder>;

/** Reminders were ordered; a job sends them in batches. */
export const reminderOrdered: DomainEvent<ReminderOrder> = {
  name: 'completion.reminder_ordered',
  data: ReminderOrder,
};
