import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** An endorsement was revoked: hours recorded on it are withdrawn (G12). */
export const endorsementRevoked: DomainEvent<{ endorsementId: string }> = {
  name: 'endorsement.revoked',
  data: z.object({ endorsementId: z.string() }),
};
