import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/**
 * A learner's name or number was corrected on proof: documents with the old one must be reissued
 * (Q7).
 */
export const nameCorrected: DomainEvent<{ accountId: string }> = {
  name: 'people.name_corrected',
  data: z.object({ accountId: z.string() }),
};

/** A person declared that they left a body that had confirmed them (Q10). */
export const personMoved: DomainEvent<{
  kind: 'EMPLOYMENT' | 'CUSTODY';
  accountId: string;
  from: { affiliationId: string; organisationId: string };
  to: { affiliationId: string; organisationId: string } | null;
  on: string;
}> = {
  name: 'people.person_moved',
  data: z.object({
    kind: z.enum(['EMPLOYMENT', 'CUSTODY']),
    accountId: z.string(),
    from: z.object({ affiliationId: z.string(), organisationId: z.string() }),
    to: z.object({ affiliationId: z.string(), organisationId: z.string() }).nullable(),
    on: z.string(),
  }),
};
