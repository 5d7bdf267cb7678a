import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { billPaid, billReturned, type PaidOnline, type ReturnedBill } from '../../payment/index.ts';
import { recordOnlinePayment } from '../commands/record-online-payment.ts';
import { recordReturn } from '../commands/record-return.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, PaidOnline>({
      event: billPaid,
      name: 'textbooks.record_online_payment',
      handle: recordOnlinePayment,
    }),
    subscription<Parts, ReturnedBill>({
      event: billReturned,
      name: 'textbooks.record_return',
      handle: recordReturn,
    }),
  ],
};
