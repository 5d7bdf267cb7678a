import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** A refund has to be sent to the gateway. */
export const refundDue: DomainEvent<{ refundId: string }> = {
  name: 'payment.refund_due',
  data: z.object({ refundId: z.string() }),
};
