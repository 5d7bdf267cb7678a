import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

const data = z.object({ endorsementId: z.string() });

/** A slip was endorsed: its hours may be confirmed (N30). */
export const endorsementGranted: DomainEvent<{ endorsementId: string }> = {
  name: 'endorsement.granted',
  data,
};

/** An endorsement was revoked: hours recorded on it are withdrawn (G12). */
export const endorsementRevoked: DomainEvent<{ endorsementId: string }> = {
  name: 'endorsement.revoked',
  data,
};
