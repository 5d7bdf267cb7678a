import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { remindOrders } from '../commands/remind-orders.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    { name: 'supervision.remind_orders', everySeconds: 900, alone: true, handle: remindOrders },
  ],
};
