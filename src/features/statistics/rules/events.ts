import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** An officer ordered a file of figures. */
export const exportOrdered: DomainEvent<{ exportId: string }> = {
  name: 'statistics.export-ordered',
  data: z.object({ exportId: z.string() }),
};
