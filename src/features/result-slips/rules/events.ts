import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** A slip was issued, perhaps in place of an older one: it goes to its endorser (N23). */
export const slipIssued: DomainEvent<{ slipId: string; supersedes: string | null }> = {
  name: 'result-slips.issued',
  data: z.object({ slipId: z.string(), supersedes: z.string().nullable() }),
};

/** A slip was revoked because of its exam: what was decided on it falls with it (G12). */
export const slipRevoked: DomainEvent<{ slipId: string; because: string }> = {
  name: 'result-slips.revoked',
  data: z.object({ slipId: z.string(), because: z.string() }),
};
