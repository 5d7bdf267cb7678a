import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** A slip was issued, possibly in place of another: it goes to its endorser (N23). */
export const slipIssued: DomainEvent<{ slipId: string; supersedes: string | null }> = {
  name: 'result-slips.issued',
  data: z.object({ slipId: z.string(), supersedes: z.string().nullable() }),
};

/** A slip was revoked because its exam was annulled: decisions based on it are revoked too (G12). */
export const slipRevoked: DomainEvent<{ slipId: string; because: string }> = {
  name: 'result-slips.revoked',
  data: z.object({ slipId: z.string(), because: z.string() }),
};
