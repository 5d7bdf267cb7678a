import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { checkDueOrders } from '../commands/check-due-orders.ts';
import { checkDueVisits } from '../commands/check-visit.ts';
import { reconcileEndedDays } from '../commands/reconcile-day.ts';
import { sendRefund } from '../commands/send-refund.ts';
import { takeOutAllLeavers } from '../commands/take-out-leavers.ts';
import { refundDue } from '../rules/events.ts';

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
    { name: 'payment.check_due_visits', everySeconds: 5, handle: checkDueVisits },
    {
      name: 'payment.take_out_leavers',
      everySeconds: 600,
      alone: true,
      handle: takeOutAllLeavers,
    },
    {
      name: 'payment.reconcile_ended_days',
      everySeconds: 1800,
      alone: true,
      handle: reconcileEndedDays,
    },
  ],
};
