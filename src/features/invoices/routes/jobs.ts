import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type ReversedReceipt, receiptReversed } from '../../payment/index.ts';
import { carryOut } from '../commands/carry-out.ts';
import { reverseRefunded } from '../commands/reverse-refunded.ts';
import { invoiceDue } from '../rules/events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { invoiceId: string }>({
      event: invoiceDue,
      name: 'invoices.carry_out',
      handle: (parts, { invoiceId }) => carryOut(parts, invoiceId),
    }),
    subscription<Parts, ReversedReceipt>({
      event: receiptReversed,
      name: 'invoices.reverse_refunded',
      handle: reverseRefunded,
    }),
  ],
};
