import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';
import { standings } from './learner-year.ts';

export const ReminderOrder = z.object({
  /** What its progress is kept under. */
  id: z.string(),
  scope: z.object({
    kind: z.enum(['UNIT', 'AGENCY', 'INDUSTRY', 'DISTRICT', 'ENDORSER', 'CITY', 'NOBODY']),
    member: z.string(),
    bodyId: z.string(),
  }),
  year: z.number(),
  standing: z.enum(standings),
  /** Null: everybody in this standing. */
  accountIds: z.array(z.string()).nullable(),
  ownWords: z.string(),
  channels: z.array(z.enum(['SMS', 'MAIL'])),
  /** Null: the platform by itself. */
  by: z.object({ accountId: z.string(), organisationId: z.string().nullable() }).nullable(),
});
export type ReminderOrder = z.infer<typeof ReminderOrder>;

/** People are to be reminded; done in batches behind the request. */
export const reminderOrdered: DomainEvent<ReminderOrder> = {
  name: 'completion.reminder_ordered',
  data: ReminderOrder,
};
