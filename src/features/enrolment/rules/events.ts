import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** Study and exam were opened (N7-N9). */
export const accessGranted: DomainEvent<{ enrolmentId: string; accountId: string }> = {
  name: 'enrolment.access_granted',
  data: z.object({ enrolmentId: z.string(), accountId: z.string() }),
};
