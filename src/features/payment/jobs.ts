import { type FeatureJobs, subscription } from '../../platform/jobs/index.ts';
import type { Parts } from '../../platform/parts.ts';
import { checkDueOrders } from './commands/check-due-orders.ts';
import { reconcileEndedDays } from './commands/reconcile-day.ts';
import { sendRefund } from './commands/send-refund.ts';
import { refundDue } from './events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription({
      event: refundDue,
      name: 'payment.send_refund',
      handle: (parts: Parts, { refundId }) => sendRefund(parts, refundId),
    }),
  ],
  recurrences: [
    { name: 'payment.check_due_orders', everySeconds: 5, handle: checkDueOrders },
    {
      name: 'payment.reconcile_ended_days',
      everySeconds: 1800,
      alone: true,
      handle: reconcileEndedDays,
    },
  ],
};
