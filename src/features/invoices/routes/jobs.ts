import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { receiptReversed, type SourceName } from '../../payment/index.ts';
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
    subscription<Parts, SourceName>({
      event: receiptReversed,
      name: 'invoices.reverse_refunded',
      handle: (parts, source) => reverseRefunded(parts, source),
    }),
  ],
};
