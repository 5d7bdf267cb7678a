import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** The learner chose to study while a refund was asked for: the request is given up (E20). */
export const refundGivenUp: DomainEvent<{ enrolmentId: string }> = {
  name: 'study.refund_given_up',
  data: z.object({ enrolmentId: z.string() }),
};
