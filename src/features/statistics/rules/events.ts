import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** Somebody ordered a file of figures. */
export const exportOrdered: DomainEvent<{ exportId: string }> = {
  name: 'statistics.export-ordered',
  data: z.object({ exportId: z.string() }),
};
