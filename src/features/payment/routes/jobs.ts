import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { refundGivenUp } from '../../study/index.ts';
import { checkDueCheckouts } from '../commands/check-due-checkouts.ts';
import { reconcileEndedDays } from '../commands/reconcile-ended-days.ts';
import { removeLeavers } from '../commands/remove-leavers.ts';
import { sendRefund } from '../commands/send-refund.ts';
import { sendReturn } from '../commands/send-return.ts';
import { withdrawGivenUpRefund } from '../commands/withdraw-given-up-refund.ts';
import { refundDue, returnDue } from '../rules/events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription({
      event: refundDue,
      name: 'payment.send_refund',
      handle: (parts: Parts, { refundId }) => sendRefund(parts, refundId),
    }),
    subscription({
      event: returnDue,
      name: 'payment.send_return',
      handle: (parts: Parts, { returnId }) => sendReturn(parts, returnId),
    }),
    subscription({
      event: refundGivenUp,
      name: 'payment.withdraw_given_up_refund',
      handle: (parts: Parts, { enrolmentId }) => withdrawGivenUpRefund(parts, enrolmentId),
    }),
  ],
  recurrences: [
    { name: 'payment.check_due_checkouts', everySeconds: 5, handle: checkDueCheckouts },
    {
      name: 'payment.remove_leavers',
      everySeconds: 600,
      alone: true,
      handle: async (parts) => {
        await removeLeavers(parts);
      },
    },
    {
      name: 'payment.reconcile_ended_days',
      everySeconds: 1800,
      alone: true,
      handle: reconcileEndedDays,
    },
  ],
};
