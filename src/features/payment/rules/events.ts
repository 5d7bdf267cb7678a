import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** Money has to go back through the gateway. */
export const refundDue: DomainEvent<{ refundId: string }> = {
  name: 'payment.refund_due',
  data: z.object({ refundId: z.string() }),
};
